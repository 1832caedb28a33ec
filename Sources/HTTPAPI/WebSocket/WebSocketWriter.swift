import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOWebSocket

/// Sends messages over one WebSocket.
///
/// To the server it is the body of an answer: each piece becomes a message, an empty one a ping, and the trailer says how it ends. See
/// ``WebSocketHandler``, which does the rest of the protocol.
struct WebSocketWriter {
    private var writer: any ResponseBodyWriter
    private let subscription: StreamSubscription

    init(_ writer: any ResponseBodyWriter, _ subscription: StreamSubscription) {
        self.writer = writer
        self.subscription = subscription
    }

    @concurrent
    mutating func text(_ utf8: [UInt8]) async throws { try await self.write(ByteBuffer(bytes: utf8)) }

    @concurrent
    mutating func ping() async throws { try await self.write(ByteBuffer()) }

    @concurrent
    consuming func close(_ code: WebSocketErrorCode) async throws {
        try await self.writer.finish([.webSocketClose: "\(UInt16(webSocketErrorCode: code))"])
    }

    @concurrent
    private mutating func write(_ buffer: ByteBuffer) async throws {
        try await self.writer.write(buffer)
        self.subscription.wrote()
    }
}

extension HTTPField.Name {
    /// Between ``WebSocketWriter`` and ``WebSocketHandler``; never on the wire.
    static let webSocketClose = HTTPField.Name("X-WebSocket-Close") ?? .connection
}
