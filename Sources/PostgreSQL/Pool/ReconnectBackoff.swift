/// How long to pause between attempts to connect: the first retry comes at once, then the pauses double from 50 ms to 2 s, each between
/// half and the whole of it at random, so that the processes of a fleet do not all come back in the same instant.
struct ReconnectBackoff {
    private static let first = 0.050
    private static let longest = 2.0

    private var failures = 0

    /// - Parameter random: from 0 up to 1.
    mutating func nextPause(random: Double) -> Duration {
        self.failures += 1
        guard self.failures > 1 else { return .zero }
        let doublings = min(self.failures - 2, 16)
        let whole = min(Self.longest, Self.first * Double(1 << doublings))
        return .seconds(whole * (0.5 + random / 2))
    }

    mutating func reset() {
        self.failures = 0
    }
}
