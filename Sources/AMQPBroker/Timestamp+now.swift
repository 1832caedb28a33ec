import EventSourcing
import FoundationEssentials

extension Timestamp {
    static var now: Self { Self(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) }
}
