/// Puts the frames of one channel's messages together: a method, a header, and bodies up to the size in the header (AMQP 0-9-1 §4.2.6).
struct ContentAssembler {
    /// What the message came with.
    enum Method: Equatable {
        case delivery(consumer: String, tag: UInt64, isRedelivery: Bool, exchange: String, routingKey: String)
        case returned
    }

    /// A whole message.
    struct Content: Equatable {
        var method: Method
        var properties: AMQPProperties
        var body: [UInt8]
    }

    private enum State {
        case idle
        case awaitingHeader(Method)
        case collecting(Content, size: Int)
    }

    private var state = State.idle

    mutating func began(_ method: Method) {
        self.state = .awaitingHeader(method)
    }

    mutating func headerReceived(size: Int, properties: AMQPProperties) -> Content? {
        switch self.state {
        case .awaitingHeader(let method):
            var content = Content(method: method, properties: properties, body: [])
            content.body.reserveCapacity(min(size, 1 << 20))
            return self.collected(content, size: size)
        case .idle, .collecting:
            self.state = .idle
            return nil
        }
    }

    mutating func bodyReceived(_ bytes: [UInt8]) -> Content? {
        switch self.state {
        case .collecting(var content, let size):
            self.state = .idle
            content.body += bytes
            return self.collected(content, size: size)
        case .idle, .awaitingHeader:
            self.state = .idle
            return nil
        }
    }

    private mutating func collected(_ content: Content, size: Int) -> Content? {
        guard content.body.count >= size else {
            self.state = .collecting(content, size: size)
            return nil
        }
        self.state = .idle
        return content
    }
}
