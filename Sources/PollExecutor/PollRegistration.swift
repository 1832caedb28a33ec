/// A descriptor that a `PollExecutor` watches. The number is never used twice, so a stale one cannot reach a newer descriptor.
public struct PollRegistration: Sendable, Hashable {
    let number: UInt64
}
