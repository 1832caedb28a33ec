import Messaging
import PostgreSQLStore

extension PostgresEngine {
    /// The broker of a fleet that has none: a table that workers look into.
    static func queue(on store: PostgreSQLJobStore, place: String) -> OpenedBroker {
        let queue = PostgreSQLQueue(on: store)
        return OpenedBroker(broker: queue, place: place, outlivesProcess: true, desk: QueueDesk(queue: queue))
    }

    private struct QueueDesk: BrokerDesk {
        let queue: PostgreSQLQueue

        func queues() async throws(BrokerError) -> [QueueStatus] { try await self.queue.queues() }

        /// Nothing is ever set aside: a dispatch is acknowledged or given to others, and nobody outside can publish here.
        func deadLetters(limit: Int) -> [DeadLetter] { [] }

        func requeue(deadLetter id: String) -> Bool { false }
    }
}
