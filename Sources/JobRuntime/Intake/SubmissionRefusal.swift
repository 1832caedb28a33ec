/// Why a message is no submission.
public struct SubmissionRefusal: Error, Sendable, Equatable {
    /// A token for operators, such as `bad_json`; nothing of the message's content.
    public var code: String

    public init(code: String) { self.code = code }
}
