import NIOCore
import NIOHTTP1

/// Keeps an HTTP/1 connection to the rules: how long a head may take, which requests are taken, how answers suit the client's version,
/// when the connection ends, and when it becomes a WebSocket.
final class HTTP1RuleHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: HTTPLimits
    private let upgrade: WebSocketUpgrade
    private var rules = HTTP1Rules()
    private var context: ChannelHandlerContext?
    private var ending: ConnectionEnding
    private var headTimer: Scheduled<Void>?

    init(limits: HTTPLimits, upgrade: WebSocketUpgrade) {
        self.limits = limits
        self.upgrade = upgrade
        self.ending = ConnectionEnding(patience: TimeAmount(limits.lastWord))
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.forgetHead()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.forgetHead()
        self.ending.isOver()
        context.fireChannelInactive()
    }

    // MARK: - Requests

    /// Bytes came. Those that begin a head have only so long to complete it, however many more come.
    func bytesCame() {
        guard let context = self.context, self.headTimer == nil, self.rules.isIdle, !self.ending.hasBegun else { return }
        self.headTimer = context.eventLoop.assumeIsolated()
            .scheduleTask(in: TimeAmount(self.limits.headTimeout)) { self.refuseHead(context) }
    }

    private func refuseHead(_ context: ChannelHandlerContext) {
        self.headTimer = nil
        let head = HTTPResponseHead(version: .http1_1, status: .requestTimeout, headers: ["connection": "close", "content-length": "0"])
        context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        self.end(context)
    }

    private func forgetHead() {
        self.headTimer?.cancel()
        self.headTimer = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !self.ending.hasBegun else { return }
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            self.forgetHead()
            switch self.rules.received(head) {
            case .taken:
                self.promise(head, context)
                var head = head
                // Of a version that knows no other protocols.
                if head.version.isOld { head.headers.remove(name: "upgrade") }
                context.fireChannelRead(Self.wrapInboundOut(.head(head)))
            case .malformed: context.fireErrorCaught(HTTPParserError.unknown)
            case .ignored: break
            }
        case .body:
            if self.rules.isReading { context.fireChannelRead(data) }
        case .end:
            guard self.rules.isReading else { return }
            self.rules.receivedEnd()
            context.fireChannelRead(data)
        }
    }

    /// Tells a client that waits for it to send its body (RFC 9110 §10.1.1), if that will be read.
    private func promise(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard !head.version.isOld, head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }),
            head.headers.first(name: "content-length").flatMap({ Int($0) }) ?? 0 <= self.limits.bodyBytes, self.rules.hasOne
        else { return }
        context.writeAndFlush(Self.wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
    }

    func read(context: ChannelHandlerContext) {
        // What comes behind a request to become another protocol would be kept, unread and without bound.
        if !self.rules.awaitsUpgrade || self.ending.hasBegun { context.read() }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if self.ending.hasBegun { context.read() }
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed, self.ending.hasBegun { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: - Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !self.ending.hasBegun else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch Self.unwrapOutboundIn(data) {
        case .head(let head):
            if let head = self.rules.answers(head) {
                context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
            } else {
                context.writeAndFlush(data, promise: promise)
                self.upgrade.perform(context.channel)
            }
        case .body: context.write(data, promise: promise)
        case .end:
            let isLast = self.rules.answered()
            guard isLast else { return context.write(data, promise: promise) }
            let sent = promise ?? context.eventLoop.makePromise()
            context.writeAndFlush(data, promise: sent)
            self.end(context, behind: sent.futureResult)
        }
    }

    /// Once the client has been sent its last answer it may have a last word.
    private func end(_ context: ChannelHandlerContext, behind answer: EventLoopFuture<Void>) {
        guard self.ending.begins() else { return }
        context.close(mode: .output, promise: nil)
        context.read()
        self.ending.limit(context, in: TimeAmount(self.limits.slowClient))
        answer.assumeIsolated().whenComplete { _ in self.ending.limit(context, in: TimeAmount(self.limits.lastWord)) }
    }

    private func end(_ context: ChannelHandlerContext) {
        guard self.ending.begins(context) else { return }
        context.close(mode: .output, promise: nil)
        context.read()
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        // What the end of the last answer asks for is under way.
        guard self.ending.isAwaiting else { return context.close(mode: mode, promise: promise) }
        context.channel.closeFuture.cascade(to: promise)
    }
}
