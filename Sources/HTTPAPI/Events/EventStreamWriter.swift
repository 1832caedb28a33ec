import Hummingbird
import HummingbirdCore
import NIOCore

/// Writes Server-Sent Events (WHATWG HTML §9.2) to one client.
///
/// The server's writer belongs to no actor and may not be lent to one, so neither may this.
struct EventStreamWriter {
    private var writer: any ResponseBodyWriter
    private let subscription: StreamSubscription

    init(_ writer: any ResponseBodyWriter, _ subscription: StreamSubscription) {
        self.writer = writer
        self.subscription = subscription
    }

    /// Says how long to wait before a broken stream is asked for again, and from where on: a client that has seen no event yet misses
    /// none either.
    @concurrent
    mutating func retry(after duration: Duration, from position: Int64? = nil) async throws {
        let id = position.map { "id: \($0)\n" } ?? ""
        try await self.write("retry: \(Int(duration / .milliseconds(1)))\n\(id)\n")
    }

    /// A comment, so that neither side takes the connection for dead.
    @concurrent
    mutating func heartbeat() async throws { try await self.write(":\n\n") }

    /// - Parameter id: what the client says it has seen when it comes back; nil leaves it at the last one.
    static func append(_ event: String, id: Int64?, json: [UInt8], to buffer: inout ByteBuffer) {
        if let id { buffer.writeString("id: \(id)\n") }
        buffer.writeString("event: \(event)\ndata: ")
        // JSON of this service has no line ends in it.
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
    }

    @concurrent
    mutating func write(_ buffer: ByteBuffer) async throws {
        guard buffer.readableBytes > 0 else { return }
        try await self.writer.write(buffer)
        self.subscription.wrote()
    }

    @concurrent
    private mutating func write(_ text: String) async throws { try await self.write(ByteBuffer(string: text)) }

    @concurrent
    consuming func finish() async throws { try await self.writer.finish(nil) }
}
