public import EventSourcing
internal import Synchronization

/// A clock that stands still until it is moved.
public final class ManualClock: Sendable {
    private let time: Mutex<Timestamp>

    public init(_ start: Timestamp = Timestamp(microseconds: 1_800_000_000_000_000)) {
        self.time = Mutex(start)
    }

    public var now: Timestamp { self.time.withLock { $0 } }

    public func advance(milliseconds: Int64) {
        self.time.withLock { $0 = $0.advanced(byMilliseconds: milliseconds) }
    }

    public func advance(microseconds: Int64) {
        self.time.withLock { $0 = Timestamp(microseconds: $0.microseconds + microseconds) }
    }
}
