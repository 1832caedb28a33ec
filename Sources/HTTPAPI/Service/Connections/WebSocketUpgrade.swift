import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// Turns an HTTP/1 connection into a WebSocket, once the head that says so is written.
struct WebSocketUpgrade {
    /// Of a frame of a client's.
    private static let largestFrame = 4 << 10

    let encoder: HTTPResponseEncoder
    let decoder: ByteToMessageHandler<HTTPRequestDecoder>
    let codec: HTTP1ToHTTPServerCodec
    let limits: HTTPLimits

    func perform(_ channel: any Channel) {
        let pipeline = channel.pipeline.syncOperations
        do {
            // What the client has sent already is in the old decoder, which leaves it to what stands right behind.
            try pipeline.addHandler(WebSocketHandler(patience: TimeAmount(self.limits.lastWord)), position: .after(self.decoder))
            let decoder = ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: Self.largestFrame))
            try pipeline.addHandler(decoder, position: .after(self.decoder))
            try pipeline.addHandler(WebSocketFrameEncoder(), position: .after(self.decoder))
            for old in [try pipeline.handler(type: HeadClock.self), try pipeline.handler(type: HTTP1RuleHandler.self)]
                as [any RemovableChannelHandler]
            {
                _ = pipeline.removeHandler(old)
            }
        } catch {
            return channel.close(promise: nil)
        }
        _ = pipeline.removeHandler(self.encoder)
        _ = pipeline.removeHandler(self.codec)
        _ = pipeline.removeHandler(self.decoder)
        channel.read()
    }
}
