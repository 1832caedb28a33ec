import DequeModule
public import EventSourcing

/// The embedded broker: a queue a priority, prefetch, settlement and redelivery as RabbitMQ has them, gone with the process.
public actor InProcessBroker: Broker, ChangeFeed {
    /// High takes four turns while default takes two and low one.
    private static let turns: [Priority] = [.high, .default, .high, .low, .high, .default, .high]

    private var queues: [Priority: Deque<Queued>] = [:]
    private var turn = 0
    private var nextTag: UInt64 = 1
    private var consumers: [UInt64: ConsumerState] = [:]
    private var nextConsumer: UInt64 = 1
    private var listeners: [UInt64: AsyncStream<JobChange>.Continuation] = [:]
    private var nextListener: UInt64 = 1

    private struct Queued {
        var dispatch: Dispatch
        var isRedelivery: Bool
    }

    private struct ConsumerState {
        var prefetch: Int
        var deliveries: AsyncStream<Delivery>.Continuation
        var unsettled: [UInt64: Dispatch] = [:]
        var isTaking = true

        var hasRoom: Bool { self.isTaking && self.unsettled.count < self.prefetch }
    }

    public init() {}

    /// Dispatches go to the consumers. Tasks are confirmed and kept nowhere: no service outside can listen here, and who does such a
    /// step by hand calls back without having been asked.
    public func publish(_ messages: [OutboxRow]) -> [PublishOutcome] {
        for row in messages {
            switch row.message.body {
            case .dispatch:
                let dispatch = Dispatch(row)
                self.queues[dispatch.priority, default: []].append(Queued(dispatch: dispatch, isRedelivery: false))
            case .task:
                break
            }
        }
        self.deliver()
        return messages.map { _ in .confirmed }
    }

    public func consume(prefetch: Int) -> InProcessConsumer {
        let id = self.nextConsumer
        self.nextConsumer += 1
        let (stream, continuation) = AsyncStream.makeStream(of: Delivery.self, bufferingPolicy: .bufferingOldest(max(1, prefetch)))
        self.consumers[id] = ConsumerState(prefetch: max(1, prefetch), deliveries: continuation)
        self.deliver()
        return InProcessConsumer(deliveries: stream, broker: self, id: id)
    }

    public func announce(_ changes: [JobChange]) {
        for (id, listener) in self.listeners {
            for change in changes {
                if case .terminated = listener.yield(change) { self.listeners[id] = nil }
            }
        }
    }

    public func changes() -> AsyncStream<JobChange> {
        let (stream, continuation) = AsyncStream.makeStream(of: JobChange.self, bufferingPolicy: .bufferingNewest(JobChange.listenerBuffer))
        self.listeners[self.nextListener] = continuation
        self.nextListener += 1
        return stream
    }

    /// Dispatches nobody has taken.
    public var depth: Int { self.queues.values.reduce(0) { $0 + $1.count } }

    /// Forgets every queued dispatch, as a broker does whose data is wiped.
    public func wipe() { self.queues = [:] }

    func settle(consumer id: UInt64, tag: UInt64, as settlement: Settlement) {
        guard let dispatch = self.consumers[id]?.unsettled.removeValue(forKey: tag) else { return }
        switch settlement {
        case .acknowledged: break
        case .requeued: self.requeue(dispatch)
        }
        self.deliver()
    }

    func stopTaking(consumer id: UInt64) {
        self.consumers[id]?.isTaking = false
        self.consumers[id]?.deliveries.finish()
    }

    func close(consumer id: UInt64) {
        guard let consumer = self.consumers.removeValue(forKey: id) else { return }
        consumer.deliveries.finish()
        for (_, dispatch) in consumer.unsettled.sorted(by: { $0.key > $1.key }) { self.requeue(dispatch) }
        self.deliver()
    }

    private func requeue(_ dispatch: Dispatch) {
        self.queues[dispatch.priority, default: []].prepend(Queued(dispatch: dispatch, isRedelivery: true))
    }

    /// Hands out queued dispatches while a consumer has room, the one with the fewest in hand first.
    private func deliver() {
        while true {
            let free = self.consumers.filter { $0.value.hasRoom }
            let emptiest = free.min { ($0.value.unsettled.count, $0.key) < ($1.value.unsettled.count, $1.key) }
            guard let id = emptiest?.key, let queued = self.popNext() else { return }
            let tag = self.nextTag
            self.nextTag += 1
            self.consumers[id]?.unsettled[tag] = queued.dispatch
            self.consumers[id]?.deliveries.yield(Delivery(dispatch: queued.dispatch, tag: tag, isRedelivery: queued.isRedelivery))
        }
    }

    private func popNext() -> Queued? {
        for _ in Self.turns {
            let priority = Self.turns[self.turn]
            self.turn = (self.turn + 1) % Self.turns.count
            if let queued = self.queues[priority]?.popFirst() { return queued }
        }
        return nil
    }
}
