/// Something the service needs, and whether it is there.
public struct ReadinessCheck: Sendable {
    public enum Outcome: String, Sendable {
        case ok
        /// Requests are answered, though not all of what they ask for may happen at once.
        case degraded
        /// Requests cannot be answered.
        case failed
    }

    public var name: String
    public var check: @Sendable () async -> Outcome

    /// - Parameter name: a word, for machines.
    public init(_ name: String, check: @escaping @Sendable () async -> Outcome) {
        self.name = name
        self.check = check
    }
}
