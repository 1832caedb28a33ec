import EventSourcing
import Synchronization

/// A wall clock that stands still until a test moves it.
final class Moment: Sendable {
    static let start: Int64 = 1_800_000_000

    private let seconds = Mutex(Moment.start)

    var now: Timestamp { Timestamp(microseconds: self.seconds.withLock { $0 } * 1_000_000) }

    func advance(by seconds: Int64) { self.seconds.withLock { $0 += seconds } }
}
