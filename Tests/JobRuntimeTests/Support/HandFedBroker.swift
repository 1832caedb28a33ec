import EventSourcing
import Messaging
import Synchronization

/// A broker whose one consumer gets what the test gives it, and tells how each delivery was answered.
final class HandFedBroker: Broker, BrokerConsumer {
    private let answers = Mutex<[UInt64: Settlement]>([:])
    let deliveries: AsyncStream<Delivery>
    private let continuation: AsyncStream<Delivery>.Continuation

    init() { (self.deliveries, self.continuation) = AsyncStream.makeStream(of: Delivery.self) }

    func deliver(_ job: JobID, tag: UInt64, again: Bool) {
        let dispatch = Dispatch(id: 99, jobID: job, priority: .default)
        self.continuation.yield(Delivery(dispatch: dispatch, tag: tag, isRedelivery: again))
    }

    func answer(to tag: UInt64) -> Settlement? { self.answers.withLock { $0[tag] } }

    func publish(_ messages: [OutboxRow]) -> [PublishOutcome] { messages.map { _ in .confirmed } }
    func consume(prefetch: Int) -> HandFedBroker { self }
    func settle(_ delivery: Delivery, as settlement: Settlement) { self.answers.withLock { $0[delivery.tag] = settlement } }
    func stopTaking() { self.continuation.finish() }
    func close() { self.continuation.finish() }
}
