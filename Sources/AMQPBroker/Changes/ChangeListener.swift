import AMQP
import Messaging
import PollExecutor

/// Brings changes from the broker to one stream. Runs on the connection's thread, like the ``DispatchTaker``; its handler keeps it alive
/// until the stream has no reader any more.
actor ChangeListener {
    nonisolated let connection: AMQPConnection
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.connection.unownedExecutor }

    private let changes: AsyncStream<JobChange>.Continuation
    /// Whose changes are none of ours.
    private let ignored: String?
    private var subscription: AMQPSubscription?

    init(_ connection: AMQPConnection, ignoring ignored: String?, changes: AsyncStream<JobChange>.Continuation) {
        self.connection = connection
        self.ignored = ignored
        self.changes = changes
    }

    func start(_ queue: AMQPQueue, binding: AMQPBinding) throws(AMQPError) {
        let source = AMQPSource(queue: queue.name, prefetch: 0, isAutomatic: true)
        let handler: @Sendable (AMQPSubscriptionEvent) -> Void = { event in self.assumeIsolated { $0.handle(event) } }
        let subscribed: Result<AMQPSubscription, AMQPError> = self.connection.assumeIsolated { connection in
            do throws(AMQPError) {
                return .success(try connection.subscribe(to: [source], declaring: [queue], bindings: [binding], handler: handler))
            } catch {
                return .failure(error)
            }
        }
        self.subscription = try subscribed.get()
    }

    private func handle(_ event: AMQPSubscriptionEvent) {
        switch event {
        case .established, .interrupted:
            break
        case .delivery(let delivery):
            if let ignored, delivery.properties.headers[MessageHeader.sender]?.string == ignored { return }
            for change in JobChange.read(delivery) {
                // Nobody reads any more: the next change after that is the moment to notice.
                guard case .terminated = self.changes.yield(change) else { continue }
                return self.end()
            }
        case .ended:
            self.subscription = nil
            self.changes.finish()
        }
    }

    private func end() {
        guard let subscription = self.subscription else { return }
        self.subscription = nil
        self.connection.assumeIsolated { $0.unsubscribe(subscription) }
    }
}
