/// What became of a look at something the service needs.
public struct ReadinessFinding: Sendable, Equatable {
    public enum Outcome: String, Sendable {
        case ok
        /// Requests are answered, though not all of what they ask for may happen at once.
        case degraded
        /// Requests cannot be answered.
        case failed
    }

    public var outcome: Outcome
    /// For everybody who may ask: names neither hosts nor users.
    public var reason: String?

    public init(_ outcome: Outcome, _ reason: String? = nil) {
        self.outcome = outcome
        self.reason = reason
    }

    public static let ok = Self(.ok)
    public static let degraded = Self(.degraded)
    public static let failed = Self(.failed)
}
