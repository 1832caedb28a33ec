import NIOCore
import NIOHTTPTypes

/// Bounds how long a request's body may take, whoever reads it: its time while the request is under way, a moment once it is answered.
final class BodyClock: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: HTTPLimits
    private var isReading = false
    private var timer: Scheduled<Void>?

    init(limits: HTTPLimits) { self.limits = limits }

    func handlerRemoved(context: ChannelHandlerContext) { self.stop() }

    func channelInactive(context: ChannelHandlerContext) {
        self.stop()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head: self.isReading = true
        case .body: break
        case .end:
            self.isReading = false
            self.stop()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Who reads the body has its own, shorter limit, and can still answer.
        if self.isReading, self.timer == nil { self.limit(self.limits.bodyTimeout + self.limits.lastWord, context) }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard case .end = Self.unwrapOutboundIn(data), self.isReading else { return }
        self.stop()
        self.limit(self.limits.lastWord, context)
    }

    private func limit(_ duration: Duration, _ context: ChannelHandlerContext) {
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(duration)) { context.close(promise: nil) }
    }

    private func stop() {
        self.timer?.cancel()
        self.timer = nil
    }
}
