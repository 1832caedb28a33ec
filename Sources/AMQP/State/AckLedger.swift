import DequeModule

/// Deliveries of one channel in the order they came, and how to acknowledge those that are done with few messages: one for the whole
/// run of done ones at the front, one each for those behind an open one.
public struct AckLedger: Sendable {
    /// An acknowledgement to send.
    public struct Ack: Sendable, Equatable {
        public var tag: UInt64
        public var isMultiple: Bool

        public init(tag: UInt64, isMultiple: Bool) {
            self.tag = tag
            self.isMultiple = isMultiple
        }
    }

    private enum Status {
        case open
        /// Done; the broker does not know yet.
        case done
        /// The broker knows.
        case settled
    }

    private var firstTag: UInt64 = 1
    private var statuses: Deque<Status> = []
    private var done: [UInt64] = []

    public init() {}

    /// Numbers grow by one on a channel; gaps would be of deliveries that were given back at once.
    public mutating func delivered(_ tag: UInt64) {
        if self.statuses.isEmpty { self.firstTag = tag }
        while self.firstTag + UInt64(self.statuses.count) < tag { self.statuses.append(.settled) }
        self.statuses.append(.open)
    }

    /// Returns whether it was open.
    public mutating func finished(_ tag: UInt64) -> Bool {
        guard self.set(tag, to: .done) else { return false }
        self.done.append(tag)
        return true
    }

    /// Given back by other means. Returns whether it was open.
    public mutating func givenBack(_ tag: UInt64) -> Bool {
        let wasOpen = self.set(tag, to: .settled)
        self.dropSettled()
        return wasOpen
    }

    /// What to send now; none of it comes again.
    public mutating func takeAcks() -> [Ack] {
        guard !self.done.isEmpty else { return [] }
        var acks: [Ack] = []
        var count = 0
        var last: UInt64 = 0
        // `settled` ones in the run do no harm: the broker passes over what it does not hold.
        for (offset, status) in self.statuses.enumerated() {
            guard status != .open else { break }
            guard status == .done else { continue }
            last = self.firstTag + UInt64(offset)
            count += 1
        }
        if count > 0 { acks.append(Ack(tag: last, isMultiple: count > 1)) }
        for tag in self.done {
            if tag > last { acks.append(Ack(tag: tag, isMultiple: false)) }
            self.statuses[Int(tag - self.firstTag)] = .settled
        }
        self.done.removeAll(keepingCapacity: true)
        self.dropSettled()
        return acks
    }

    private mutating func set(_ tag: UInt64, to status: Status) -> Bool {
        guard tag >= self.firstTag, tag < self.firstTag + UInt64(self.statuses.count) else { return false }
        let index = Int(tag - self.firstTag)
        guard self.statuses[index] == .open else { return false }
        self.statuses[index] = status
        return true
    }

    private mutating func dropSettled() {
        while self.statuses.first == .settled {
            self.statuses.removeFirst()
            self.firstTag += 1
        }
    }
}
