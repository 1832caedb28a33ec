import Glibc

/// What to wait for on a descriptor, and what happened on it.
public struct PollEvents: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Something to read, or the other side is gone and a read says so.
    public static let read = PollEvents(rawValue: 1)
    /// Room to write.
    public static let write = PollEvents(rawValue: 2)
    /// Hung up, failed or not open. Reported whether or not it was asked for, as long as the descriptor is waited on at all.
    public static let failed = PollEvents(rawValue: 4)

    var requested: Int16 {
        var events: Int16 = 0
        if self.contains(.read) { events |= Int16(POLLIN) }
        if self.contains(.write) { events |= Int16(POLLOUT) }
        return events
    }

    init(reported: Int16) {
        self = []
        if reported & Int16(POLLIN) != 0 { self.insert(.read) }
        if reported & Int16(POLLOUT) != 0 { self.insert(.write) }
        if reported & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { self.insert(.failed) }
    }
}
