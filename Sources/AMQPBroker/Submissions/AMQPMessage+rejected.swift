import AMQP
import EventSourcing

extension AMQPMessage {
    /// A copy for the dead letters that says why it is there. The message itself, so that it can be sent again.
    init(rejected delivery: AMQPDelivery, reason: String, at time: Timestamp, names: AMQPNames) {
        var properties = delivery.properties
        properties.headers[MessageHeader.reason] = .string(reason)
        properties.headers[MessageHeader.rejectedAt] = .timestamp(UInt64(clamping: time.microseconds / 1_000_000))
        let count = properties.headers[MessageHeader.rejections]?.integer ?? 0
        properties.headers[MessageHeader.rejections] = .integer(count + 1)
        properties.isPersistent = true
        self.init(exchange: names.dead, routingKey: delivery.routingKey, properties: properties, body: delivery.body)
    }
}
