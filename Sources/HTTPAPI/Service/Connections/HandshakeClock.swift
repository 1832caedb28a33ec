import NIOCore

/// Bounds how long a TLS handshake may take: nothing behind it has a limit before it is done.
final class HandshakeClock: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    private let patience: TimeAmount
    private var timer: Scheduled<Void>?

    init(limits: HTTPLimits) { self.patience = TimeAmount(limits.headTimeout) }

    /// The handshake is done.
    static func stop(_ channel: any Channel) {
        guard let clock = try? channel.pipeline.syncOperations.handler(type: HandshakeClock.self) else { return }
        _ = channel.pipeline.syncOperations.removeHandler(clock)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(in: self.patience) { context.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.timer?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // There is nothing to finish.
        if event is ChannelShouldQuiesceEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}
