/// Why an attempt failed.
public struct StepFailure: Error, Sendable, Equatable {
    /// A token for machines, such as `guard_rejected`; stands in clear in the log.
    public var code: String
    /// For the person whose job it is; kept as payload, so it may speak of what they wrote.
    public var message: String
    /// Whether another attempt may do better.
    public var isRetryable: Bool

    public init(code: String, message: String, isRetryable: Bool) {
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
    }

    /// The attempt was stopped from outside.
    public static let stopped = Self(code: "stopped", message: "the attempt was stopped", isRetryable: true)
}
