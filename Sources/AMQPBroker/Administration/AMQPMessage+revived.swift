import AMQP

extension AMQPMessage {
    /// A dead letter on its way back: as it was before it was set aside, but for how often that has happened.
    init(revived letter: AMQPDelivery, names: AMQPNames) {
        var properties = letter.properties
        for header in properties.headers.keys where Self.isOfDeath(header) { properties.headers[header] = nil }
        properties.isPersistent = true
        // Whatever can be set aside came through the exchange of tasks. What the headers say of it may be a foreign producer's word.
        self.init(exchange: names.tasks, routingKey: letter.routingKey, properties: properties, body: letter.body)
    }

    private static func isOfDeath(_ header: String) -> Bool {
        switch header {
        case MessageHeader.reason, MessageHeader.rejectedAt, "x-death", "x-delivery-count": true
        default: header.hasPrefix("x-first-death-") || header.hasPrefix("x-last-death-")
        }
    }
}
