public import Messaging

/// A worker's end of the dispatch queues.
///
/// It outlives lost connections. Settling a delivery of a connection that is gone does nothing: the broker delivers it again.
public struct AMQPDispatchConsumer: BrokerConsumer {
    public let deliveries: AsyncStream<Delivery>
    let taker: DispatchTaker

    public func settle(_ delivery: Delivery, as settlement: Settlement) async throws(BrokerError) {
        await self.taker.settle(delivery.tag, as: settlement)
    }

    public func stopTaking() async { await self.taker.stopTaking() }

    public func close() async { await self.taker.close() }
}
