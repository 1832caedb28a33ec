import AMQP
import EventSourcing
import Messaging

extension DeadLetter {
    /// Reads why and when from our own headers, or else from the newest entry of RabbitMQ's `x-death`.
    init(_ delivery: AMQPDelivery) {
        let headers = delivery.properties.headers
        let death = headers["x-death"]?.array?.first?.table ?? [:]
        let seconds = headers[MessageHeader.rejectedAt]?.timestamp ?? death["time"]?.timestamp
        self.init(
            id: Self.id(of: delivery),
            reason: headers[MessageHeader.reason]?.string ?? death["reason"]?.string ?? "unknown",
            routingKey: delivery.routingKey,
            size: delivery.body.count,
            at: seconds.map { Timestamp(microseconds: Int64(clamping: $0).multipliedReportingOverflow(by: 1_000_000).partialValue) },
            count: Int(clamping: headers[MessageHeader.rejections]?.integer ?? death["count"]?.integer ?? 1)
        )
    }

    /// The producer's message id, or a hash of all that stays the same between two listings.
    static func id(of delivery: AMQPDelivery) -> String {
        if let id = delivery.properties.messageID, !id.isEmpty { return id }
        var bytes = delivery.body
        bytes += Array("\(delivery.routingKey)\u{0}".utf8)
        for key in [MessageHeader.outboxID, MessageHeader.reason, MessageHeader.rejectedAt, MessageHeader.trace] {
            if let value = delivery.properties.headers[key] { bytes += Array("\(key)\u{0}\(value)\u{0}".utf8) }
        }
        return String(Digest(of: bytes).description.prefix(20))
    }
}
