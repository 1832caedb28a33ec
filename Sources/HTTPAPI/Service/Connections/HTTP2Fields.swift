import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Takes out of answers what says how an HTTP/1 connection goes on (RFC 9113 §8.2.2): here a stream's end ends nothing else.
final class HTTP2Fields: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = Self.unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        head.headerFields[.connection] = nil
        head.headerFields[.upgrade] = nil
        context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
    }
}
