/// Waits between tries to connect: doubling from `first` to `most`, each drawn evenly from its upper half, so that a fleet does not
/// come back in step.
public struct AMQPBackoff: Sendable, Hashable {
    public var first: Duration
    public var most: Duration

    public init(first: Duration = .milliseconds(200), most: Duration = .seconds(5)) {
        self.first = first
        self.most = most
    }

    /// - Parameters:
    ///   - failures: tries that failed in a row; at least 1.
    ///   - random: 0…1.
    public func delay(afterFailures failures: Int, random: Double) -> Duration {
        let doubled = self.first * (1 << min(max(failures, 1) - 1, 16))
        return min(doubled, self.most) * (0.5 + random / 2)
    }
}
