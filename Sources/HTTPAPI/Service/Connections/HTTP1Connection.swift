import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// One HTTP/1 connection, which a request may turn into a WebSocket.
struct HTTP1Connection: HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let responder: Responder
    let limits: HTTPLimits
    var isSecure = false

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var decoding = NIOHTTPDecoderLimitConfiguration()
            decoding.maxHeaderFieldSize = self.limits.headerBytes
            decoding.maxHeaderListSize = self.limits.headerBytes
            decoding.maxHeaderFieldCount = self.limits.headerCount
            let encoder = HTTPResponseEncoder()
            let decoder = ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: decoding),
                maximumBufferSize: self.limits.headerBytes + 64 << 10
            )
            let codec = HTTP1ToHTTPServerCodec(secure: self.isSecure)
            let upgrade = WebSocketUpgrade(encoder: encoder, decoder: decoder, codec: codec, limits: self.limits)
            let rules = HTTP1RuleHandler(limits: self.limits, upgrade: upgrade)
            try channel.pipeline.syncOperations.addHandlers([
                HeadClock(rules), encoder, decoder, rules, codec, BodyClock(limits: self.limits), AnswerClock(limits: self.limits),
                HTTPConnectionStateHandler(idleTimeout: self.limits.idleTimeout, logger: logger),
            ])
            return try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
        }
    }

    func handle(value: Value, logger: Logger) async { await self.handleHTTP(asyncChannel: value, logger: logger) }
}
