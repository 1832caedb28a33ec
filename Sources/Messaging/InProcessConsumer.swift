/// A consumer of the ``InProcessBroker``.
public struct InProcessConsumer: BrokerConsumer {
    public let deliveries: AsyncStream<Delivery>
    let broker: InProcessBroker
    let id: UInt64

    public func settle(_ delivery: Delivery, as settlement: Settlement) async {
        await self.broker.settle(consumer: self.id, tag: delivery.tag, as: settlement)
    }

    public func stopTaking() async { await self.broker.stopTaking(consumer: self.id) }

    public func close() async { await self.broker.close(consumer: self.id) }
}
