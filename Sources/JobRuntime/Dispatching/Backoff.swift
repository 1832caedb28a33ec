/// Pauses between tries of something outside: they double up to a limit, with half of each drawn at random, so that a fleet does not
/// knock at the same moment.
struct Backoff: Sendable {
    private static let first: Int64 = 50
    private static let longest: Int64 = 5000

    private var next = Self.first

    mutating func pause() -> Duration {
        let ceiling = self.next
        self.next = min(Self.longest, ceiling * 2)
        return .milliseconds(Int64.random(in: ceiling / 2...ceiling))
    }

    mutating func reset() { self.next = Self.first }
}
