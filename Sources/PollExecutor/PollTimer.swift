/// A timer set on a `PollExecutor`. The number is never used twice.
public struct PollTimer: Sendable, Hashable {
    let number: UInt64
}
