import DequeModule
import EventSourcing
import Messaging

/// Dispatches between RabbitMQ and a worker: what is buffered, what the worker has, and which comes next. No I/O, no clock.
///
/// Quorum queues know no priorities, so each priority has a queue of its own, each with a quota of all the worker's slots and a quarter
/// more: whoever has work may use every slot, and the next is at hand when one becomes free. The buffer hands over in turns of four
/// high, two default and one low, and never lets the worker have more than the prefetch. So at most three quotas are away from other
/// workers, and that only when all three queues are long.
struct DispatchBuffer {
    /// What RabbitMQ calls a delivery.
    struct Origin: Equatable {
        var tag: UInt64
        var priority: Priority
    }

    /// What to do next.
    enum Step: Equatable {
        case hand(Delivery)
        /// A queue whose turn it is had its quota here, and something of it was settled: the next is probably on its way.
        case wait(until: ContinuousClock.Instant)
        case rest
    }

    private struct Buffered {
        var dispatch: Dispatch
        var tag: UInt64
        var isRedelivery: Bool
    }

    private struct InHand {
        var dispatch: Dispatch
        /// Nil is of a lost connection: the worker is still busy with it, the broker has forgotten.
        var origin: Origin?
    }

    private struct Queue {
        var buffered: Deque<Buffered> = []
        /// Of the present connection: buffered or in hand.
        var unsettled = 0
        var refill: ContinuousClock.Instant?
    }

    private static let turns: [Priority] = [.high, .default, .high, .low, .high, .default, .high]
    /// A quorum queue sends the next message once the settling of the last is in its log, a disk's flush or two; when there is no
    /// next one, the queue whose turn follows loses no more than this.
    static let grace = Duration.milliseconds(50)

    /// Most that the worker has in hand.
    let prefetch: Int
    /// Most of one queue that is here, in hand or buffered.
    let quota: Int
    private var queues: [Priority: Queue] = [:]
    private var turn = 0
    private var lastTag: UInt64 = 0
    /// By the tags that the worker knows.
    private var inHand: [UInt64: InHand] = [:]

    init(prefetch: Int) {
        self.prefetch = prefetch
        self.quota = prefetch + prefetch / 4
        for priority in Priority.allCases { self.queues[priority] = Queue() }
    }

    var handed: Int { self.inHand.count }

    /// A dispatch that the worker has in hand from a lost connection has come again: it takes the place of the old one, whose tag means
    /// nothing from now on. To be handed over at once, even with the prefetch in hand: the worker then settles this one in its stead.
    ///
    /// - Returns: nil when there is no such place; then it is a dispatch like others.
    mutating func replaced(by dispatch: Dispatch, tag: UInt64, isRedelivery: Bool) -> Delivery? {
        guard isRedelivery else { return nil }
        let void = self.inHand.first { _, held in
            held.origin == nil && held.dispatch.id == dispatch.id && held.dispatch.jobID == dispatch.jobID
        }
        guard let void else { return nil }
        self.inHand[void.key] = nil
        self.change(dispatch.priority) { $0.unsettled += 1 }
        return self.hand(Buffered(dispatch: dispatch, tag: tag, isRedelivery: isRedelivery))
    }

    mutating func received(_ dispatch: Dispatch, tag: UInt64, isRedelivery: Bool) {
        self.change(dispatch.priority) { queue in
            queue.buffered.append(Buffered(dispatch: dispatch, tag: tag, isRedelivery: isRedelivery))
            queue.unsettled += 1
            queue.refill = nil
        }
    }

    /// Returns what to tell the broker; nil when it has forgotten or the worker settles twice.
    mutating func settled(_ tag: UInt64, at now: ContinuousClock.Instant) -> Origin? {
        guard let origin = self.inHand.removeValue(forKey: tag)?.origin else { return nil }
        let quota = self.quota
        self.change(origin.priority) { queue in
            if queue.unsettled == quota, queue.buffered.isEmpty { queue.refill = now + Self.grace }
            queue.unsettled -= 1
        }
        return origin
    }

    /// The connection is lost: what is buffered comes again, and so does what is in hand.
    mutating func interrupted() {
        for priority in Priority.allCases { self.queues[priority] = Queue() }
        for tag in self.inHand.keys { self.inHand[tag]?.origin = nil }
    }

    /// Empties the buffer for giving back.
    mutating func takeBuffered() -> [UInt64] {
        var tags: [UInt64] = []
        for priority in Priority.allCases {
            self.change(priority) { queue in
                tags += queue.buffered.map(\.tag)
                queue.unsettled -= queue.buffered.count
                queue.buffered = []
            }
        }
        return tags.sorted()
    }

    mutating func next(at now: ContinuousClock.Instant) -> Step {
        guard self.inHand.count < self.prefetch, self.queues.values.contains(where: { !$0.buffered.isEmpty }) else { return .rest }
        for _ in Self.turns {
            let priority = Self.turns[self.turn]
            if let refill = self.queues[priority]?.refill, refill > now { return .wait(until: refill) }
            self.turn = (self.turn + 1) % Self.turns.count
            guard let buffered = self.queues[priority]?.buffered.popFirst() else { continue }
            return .hand(self.hand(buffered))
        }
        return .rest
    }

    private mutating func hand(_ buffered: Buffered) -> Delivery {
        self.lastTag += 1
        let origin = Origin(tag: buffered.tag, priority: buffered.dispatch.priority)
        self.inHand[self.lastTag] = InHand(dispatch: buffered.dispatch, origin: origin)
        return Delivery(dispatch: buffered.dispatch, tag: self.lastTag, isRedelivery: buffered.isRedelivery)
    }

    private mutating func change(_ priority: Priority, _ body: (inout Queue) -> Void) {
        body(&self.queues[priority, default: Queue()])
    }
}
