import NIOCore

/// Before the decoder: sees the bytes that make no head yet.
final class HeadClock: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let rules: HTTP1RuleHandler

    init(_ rules: HTTP1RuleHandler) { self.rules = rules }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireChannelRead(data)
        self.rules.bytesCame()
    }
}
