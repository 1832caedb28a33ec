public import EventSourcing
import FoundationEssentials

/// The process's reading of the time for event times and deadlines. Claims and timers ask the store itself (G12).
public struct RuntimeClock: Sendable {
    private let read: @Sendable () -> Timestamp

    public init(_ read: @escaping @Sendable () -> Timestamp) { self.read = read }

    public static let system = Self {
        Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
    }

    public func now() -> Timestamp { self.read() }
}
