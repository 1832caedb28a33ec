import AMQP
import EventSourcing
import Messaging
import PollExecutor

/// The consuming end of the submissions' queue. Runs on the connection's thread, like the ``DispatchTaker``.
actor SubmissionTaker {
    nonisolated let connection: AMQPConnection
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.connection.unownedExecutor }

    private let messages: AsyncStream<SubmissionMessage>.Continuation
    private var subscription: AMQPSubscription?
    /// Unanswered ones of the present connection, by the tags given to the messages: the broker's start again at 1 after a reconnect.
    private var unanswered: [UInt64: AMQPDelivery] = [:]
    private var lastTag: UInt64 = 0

    init(_ connection: AMQPConnection, messages: AsyncStream<SubmissionMessage>.Continuation) {
        self.connection = connection
        self.messages = messages
    }

    func start(_ source: AMQPSource) throws(AMQPError) {
        let handler: @Sendable (AMQPSubscriptionEvent) -> Void = { [weak self] event in
            self?.assumeIsolated { $0.handle(event) }
        }
        let subscribed: Result<AMQPSubscription, AMQPError> = self.connection.assumeIsolated { connection in
            do throws(AMQPError) { return .success(try connection.subscribe(to: [source], handler: handler)) } catch {
                return .failure(error)
            }
        }
        self.subscription = try subscribed.get()
    }

    func delivery(_ tag: UInt64) -> AMQPDelivery? { self.unanswered[tag] }

    func accept(_ tag: UInt64) {
        guard let subscription = self.subscription, let delivery = self.unanswered.removeValue(forKey: tag) else { return }
        self.connection.assumeIsolated { $0.acknowledge(delivery.tag, isMultiple: false, of: subscription) }
    }

    func requeue(_ tag: UInt64) {
        guard let subscription = self.subscription, let delivery = self.unanswered.removeValue(forKey: tag) else { return }
        self.connection.assumeIsolated { $0.reject(delivery.tag, requeues: true, of: subscription) }
    }

    func close() {
        self.messages.finish()
        self.unanswered = [:]
        guard let subscription = self.subscription else { return }
        self.subscription = nil
        self.connection.assumeIsolated { $0.unsubscribe(subscription) }
    }

    private func handle(_ event: AMQPSubscriptionEvent) {
        switch event {
        case .established, .interrupted:
            self.unanswered = [:]
        case .delivery(let delivery):
            self.lastTag += 1
            self.unanswered[self.lastTag] = delivery
            let message = SubmissionMessage(
                body: delivery.body,
                trace: TraceContext(headers: delivery.properties.headers),
                tag: self.lastTag
            )
            // A stream that still holds what a lost connection brought may be full; its reader asks for more as it goes on.
            if case .dropped = self.messages.yield(message) { self.requeue(self.lastTag) }
        case .ended:
            self.subscription = nil
            self.messages.finish()
        }
    }
}
