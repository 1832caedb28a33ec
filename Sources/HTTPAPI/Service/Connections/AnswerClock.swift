import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Bounds how long a client may leave what is sent to it lying here: while it takes nothing, the rest of the answer waits, and with it a
/// place among the connections or the streams. And sees to it that a connection is not closed over the end of an answer.
final class AnswerClock: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What has left is told by whole writes.
    private static let largestWrite = 64 << 10

    private let patience: TimeAmount
    private let closingPatience: TimeAmount
    /// Answers whose end has not left yet.
    private var ending = 0
    /// Whether the connection is to be closed when none is ending.
    private var isToClose = false
    /// A WebSocket's writes are messages, each whole.
    private var mayDivide = true
    private var timer: Scheduled<Void>?

    init(limits: HTTPLimits) {
        self.patience = TimeAmount(limits.slowClient)
        self.closingPatience = TimeAmount(min(limits.slowClient, limits.shutdownDeadline / 2))
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.stop() }

    func channelInactive(context: ChannelHandlerContext) {
        self.stop()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        self.hasTaken(context)
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch Self.unwrapOutboundIn(data) {
        case .head(let head):
            self.mayDivide = head.status != .switchingProtocols
            context.write(data, promise: promise)
        case .body(var buffer):
            while self.mayDivide, buffer.readableBytes > Self.largestWrite, let part = buffer.readSlice(length: Self.largestWrite) {
                let sent = context.eventLoop.makePromise(of: Void.self)
                sent.futureResult.assumeIsolated().whenComplete { _ in self.hasTaken(context) }
                context.write(Self.wrapOutboundOut(.body(part)), promise: sent)
            }
            context.write(Self.wrapOutboundOut(.body(buffer)), promise: promise)
        case .end:
            let sent = promise ?? context.eventLoop.makePromise()
            self.ending += 1
            sent.futureResult.assumeIsolated().whenComplete { _ in self.hasEnded(context) }
            context.write(data, promise: sent)
        }
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        self.watch(context)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard case .all = mode, self.ending > 0, context.channel.isActive else { return context.close(mode: mode, promise: promise) }
        context.channel.closeFuture.cascade(to: promise)
        guard !self.isToClose else { return }
        self.isToClose = true
        self.stop()
        self.watch(context)
    }

    /// What is left has its time from now on.
    private func hasTaken(_ context: ChannelHandlerContext) {
        guard !self.isToClose else { return }
        self.stop()
        self.watch(context)
    }

    private func hasEnded(_ context: ChannelHandlerContext) {
        self.ending -= 1
        self.hasTaken(context)
        if self.isToClose, self.ending == 0 { context.close(promise: nil) }
    }

    private func watch(_ context: ChannelHandlerContext) {
        guard self.timer == nil, self.ending > 0 || !context.channel.isWritable, context.channel.isActive else { return }
        self.timer = context.eventLoop.assumeIsolated()
            .scheduleTask(in: self.isToClose ? self.closingPatience : self.patience) {
                HTTPMetrics().cutSlowClient()
                context.close(promise: nil)
            }
    }

    private func stop() {
        self.timer?.cancel()
        self.timer = nil
    }
}
