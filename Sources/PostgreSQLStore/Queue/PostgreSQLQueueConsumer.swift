public import Messaging

/// A consumer of a ``PostgreSQLQueue``.
public struct PostgreSQLQueueConsumer: BrokerConsumer {
    public let deliveries: AsyncStream<Delivery>
    let queue: PostgreSQLQueue
    let id: UInt64

    /// Lost when the process ends before the database has heard of it: then the dispatch comes again.
    public func settle(_ delivery: Delivery, as settlement: Settlement) async {
        await self.queue.settle(consumer: self.id, Int64(clamping: delivery.tag), as: settlement)
    }

    public func stopTaking() async { await self.queue.stopTaking(consumer: self.id) }

    public func close() async { await self.queue.close(consumer: self.id) }
}
