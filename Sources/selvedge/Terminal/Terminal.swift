import Foundation

/// Standard output and error, unbuffered.
enum Terminal {
    /// Opens what the caller closed, so that no file of the store ever gets the number of a standard stream. Writing to a
    /// standard output that was closed still fails.
    static func requireDescriptors() {
        for (descriptor, flags) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)] {
            // The lowest free number is the one that was closed.
            if fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", flags) }
        }
    }

    static func print(_ text: String) { self.print(Array((text.hasSuffix("\n") ? text : text + "\n").utf8)) }

    /// Ends the program when the output cannot be written: an answer that is cut short is no answer. A reader that has gone away
    /// has had what it wanted.
    static func print(_ bytes: [UInt8]) {
        let problem = self.write(bytes, to: STDOUT_FILENO)
        guard problem != 0, problem != EPIPE else { return }
        self.error("cannot write to standard output: \(String(cString: strerror(problem)))")
        exit(CommandFailure.Code.failed.rawValue)
    }

    /// One line, as `selvedge: …`.
    static func error(_ message: String) {
        self.write("selvedge: \(message)\n", to: STDERR_FILENO)
    }

    /// A line to the side of the output proper.
    static func note(_ text: String) { self.write(text + "\n", to: STDERR_FILENO) }

    static func status(_ text: String) { self.write(text, to: STDERR_FILENO) }

    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal that shows the progress, 80 when it does not say.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// There is nowhere left to tell of a standard error that cannot be written.
    private static func write(_ text: String, to descriptor: Int32) { _ = self.write(Array(text.utf8), to: descriptor) }

    /// Returns the error's number, 0 when everything was written.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = rest.dropFirst(count)
        }
        return 0
    }
}
