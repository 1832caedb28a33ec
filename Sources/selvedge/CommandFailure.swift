/// What ends a command: one line for the person, one code for the shell.
struct CommandFailure: Error {
    enum Code: Int32 {
        /// The job failed or was cancelled, or a verification found a fault.
        case failed = 1
        /// Bad usage or input; nothing was made.
        case usage = 2
    }

    var code: Code
    var message: String
    /// Whether the same may work later: a server does not answer.
    var mayPass = false

    static func failed(_ message: String) -> Self { Self(code: .failed, message: message) }
    static func usage(_ message: String) -> Self { Self(code: .usage, message: message) }

    /// A server does not answer.
    static func away(_ message: String) -> Self { Self(code: .usage, message: message, mayPass: true) }
}
