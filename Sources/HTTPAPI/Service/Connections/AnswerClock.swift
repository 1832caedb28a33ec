import NIOCore
import NIOHTTPTypes

/// Bounds how long a client may leave what is sent to it lying here: while it takes nothing, the rest of the answer waits, and with it a
/// place among the requests or the streams.
final class AnswerClock: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let patience: TimeAmount
    /// Answers whose end has not left yet.
    private var ending = 0
    private var timer: Scheduled<Void>?

    init(limits: HTTPLimits) { self.patience = TimeAmount(limits.slowClient) }

    func handlerRemoved(context: ChannelHandlerContext) { self.stop() }

    func channelInactive(context: ChannelHandlerContext) {
        self.stop()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // It has taken something: what is left has its time from now on.
        self.stop()
        self.watch(context)
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch Self.unwrapOutboundIn(data) {
        case .head, .body: context.write(data, promise: promise)
        case .end:
            let promise = promise ?? context.eventLoop.makePromise()
            self.ending += 1
            context.write(data, promise: promise)
            promise.futureResult.assumeIsolated()
                .whenComplete { _ in
                    self.ending -= 1
                    if self.ending == 0, context.channel.isWritable { self.stop() }
                }
        }
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        self.watch(context)
    }

    private func watch(_ context: ChannelHandlerContext) {
        guard self.timer == nil, self.ending > 0 || !context.channel.isWritable, context.channel.isActive else { return }
        self.timer = context.eventLoop.assumeIsolated()
            .scheduleTask(in: self.patience) {
                HTTPMetrics().cutSlowClient()
                context.close(promise: nil)
            }
    }

    private func stop() {
        self.timer?.cancel()
        self.timer = nil
    }
}
