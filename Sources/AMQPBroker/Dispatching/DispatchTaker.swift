import AMQP
import EventSourcing
import Messaging
import PollExecutor

/// The consuming end of the dispatch queues. Runs on the connection's thread, so that it and the connection call each other without waiting.
actor DispatchTaker {
    nonisolated let connection: AMQPConnection
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.connection.unownedExecutor }

    private let deliveries: AsyncStream<Delivery>.Continuation
    private var buffer: DispatchBuffer
    private var ledger = AckLedger()
    private var subscription: AMQPSubscription?
    private var isTaking = true
    private var flush: PollTimer?
    private var grace: PollTimer?

    init(_ connection: AMQPConnection, prefetch: Int, deliveries: AsyncStream<Delivery>.Continuation) {
        self.connection = connection
        self.buffer = DispatchBuffer(prefetch: prefetch)
        self.deliveries = deliveries
    }

    func start(_ names: AMQPNames) throws(AMQPError) {
        let quota = UInt16(clamping: self.buffer.quota)
        let sources = Priority.allCases.map { AMQPSource(queue: names.jobs($0), prefetch: quota) }
        let handler: @Sendable (AMQPSubscriptionEvent) -> Void = { [weak self] event in
            self?.assumeIsolated { $0.handle(event) }
        }
        let subscribed: Result<AMQPSubscription, AMQPError> = self.connection.assumeIsolated { connection in
            do throws(AMQPError) { return .success(try connection.subscribe(to: sources, handler: handler)) } catch {
                return .failure(error)
            }
        }
        self.subscription = try subscribed.get()
    }

    /// Takes no more; gives back what the worker has not been handed.
    func stopTaking() {
        guard self.isTaking else { return }
        self.isTaking = false
        self.deliveries.finish()
        guard let subscription = self.subscription else { return }
        self.connection.assumeIsolated { $0.cancel(subscription) }
        self.giveBack(self.buffer.takeBuffered())
    }

    func close() {
        self.stopTaking()
        self.sendAcks()
        for timer in [self.flush, self.grace] {
            if let timer { self.connection.executor.cancel(timer) }
        }
        guard let subscription = self.subscription else { return }
        self.subscription = nil
        self.connection.assumeIsolated { $0.unsubscribe(subscription) }
    }

    func settle(_ tag: UInt64, as settlement: Settlement) {
        guard let subscription = self.subscription, let origin = self.buffer.settled(tag, at: .now) else {
            // Of a connection that is gone: the broker delivers it again. The slot is free nonetheless.
            self.handOver()
            return
        }
        switch settlement {
        case .acknowledged:
            _ = self.ledger.finished(origin.tag)
            self.scheduleFlush()
        case .requeued:
            _ = self.ledger.givenBack(origin.tag)
            self.connection.assumeIsolated { $0.reject(origin.tag, requeues: true, of: subscription) }
        }
        self.handOver()
    }

    // MARK: - On the connection's thread

    private func handle(_ event: AMQPSubscriptionEvent) {
        switch event {
        case .established, .interrupted:
            self.ledger = AckLedger()
            self.buffer.interrupted()
        case .delivery(let delivery):
            self.received(delivery)
        case .ended:
            self.subscription = nil
            self.isTaking = false
            self.deliveries.finish()
        }
    }

    private func received(_ delivery: AMQPDelivery) {
        self.ledger.delivered(delivery.tag)
        guard self.isTaking else {
            self.giveBack([delivery.tag])
            return
        }
        guard let dispatch = Dispatch(delivery, priority: Priority.allCases[delivery.source]) else {
            // Not ours, and nobody else could read it either: to the dead letters.
            _ = self.ledger.givenBack(delivery.tag)
            if let subscription = self.subscription {
                self.connection.assumeIsolated { $0.reject(delivery.tag, requeues: false, of: subscription) }
            }
            return
        }
        if let again = self.buffer.replaced(by: dispatch, tag: delivery.tag, isRedelivery: delivery.isRedelivery) {
            self.deliveries.yield(again)
            return
        }
        self.buffer.received(dispatch, tag: delivery.tag, isRedelivery: delivery.isRedelivery)
        self.handOver()
    }

    private func handOver() {
        while self.isTaking {
            switch self.buffer.next(at: .now) {
            case .hand(let delivery):
                self.deliveries.yield(delivery)
            case .wait(let deadline):
                self.sendAcks()
                self.scheduleGrace(until: deadline)
                return
            case .rest:
                return
            }
        }
    }

    private func giveBack(_ tags: [UInt64]) {
        guard let subscription = self.subscription else { return }
        for tag in tags where self.ledger.givenBack(tag) {
            self.connection.assumeIsolated { $0.reject(tag, requeues: true, of: subscription) }
        }
    }

    private func sendAcks() {
        guard let subscription = self.subscription else { return }
        for ack in self.ledger.takeAcks() {
            self.connection.assumeIsolated { $0.acknowledge(ack.tag, isMultiple: ack.isMultiple, of: subscription) }
        }
    }

    /// After the jobs that wait on the thread now, so that all they settle goes in one acknowledgement.
    private func scheduleFlush() {
        guard self.flush == nil else { return }
        self.flush = self.connection.executor.schedule(after: .zero) { [weak self] in
            self?
                .assumeIsolated {
                    $0.flush = nil
                    $0.sendAcks()
                }
        }
    }

    private func scheduleGrace(until deadline: ContinuousClock.Instant) {
        guard self.grace == nil else { return }
        self.grace = self.connection.executor.schedule(at: deadline) { [weak self] in
            self?
                .assumeIsolated {
                    $0.grace = nil
                    $0.handOver()
                }
        }
    }
}
