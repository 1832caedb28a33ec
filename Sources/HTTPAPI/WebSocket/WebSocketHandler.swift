import HTTPTypes
import NIOCore
import NIOHTTPTypes
import NIOWebSocket

/// A connection that has become a WebSocket, for a route that goes on writing its answer: pieces of it are sent as messages (see
/// ``WebSocketWriter``). What a client sends is answered here and reaches nobody.
final class WebSocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = WebSocketFrame

    private var conversation = WebSocketConversation()
    private var ending: ConnectionEnding

    /// - Parameter patience: for the client's answer to a close.
    init(patience: TimeAmount) { self.ending = ConnectionEnding(patience: patience) }

    // MARK: - From the client

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !self.ending.hasBegun else { return }
        let frame = Self.unwrapInboundIn(data)
        switch self.conversation.received(frame) {
        case .nothing: break
        case .pong:
            // A client that sends pings and reads nothing is owed no answers.
            guard context.channel.isWritable else { return }
            let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
            context.writeAndFlush(Self.wrapOutboundOut(pong), promise: nil)
        case .close(let code):
            self.send(code, context)
            self.end(context)
        case .end: self.end(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? NIOWebSocketError else { return context.fireErrorCaught(error) }
        let code: WebSocketErrorCode
        switch error {
        case .invalidFrameLength: code = .messageTooLarge
        case .fragmentedControlFrame, .multiByteControlFrameLength: code = .protocolError
        }
        if case .close(let code) = self.conversation.ending(with: code) { self.send(code, context) }
        self.end(context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if self.ending.hasBegun { context.read() }
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Who has stopped sending has gone, with or without a close.
        if let event = event as? ChannelEvent, event == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.ending.isOver()
        context.fireChannelInactive()
    }

    // MARK: - From the service

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch Self.unwrapOutboundIn(data) {
        case .head: promise?.succeed()
        case .body(let buffer): self.write(buffer, context, promise)
        case .end(let trailers):
            let code = trailers?[.webSocketClose].flatMap { UInt16($0) }.map { WebSocketErrorCode(codeNumber: Int($0)) }
            if case .close(let code) = self.conversation.ending(with: code ?? .unexpectedServerError) { self.send(code, context) }
            self.ending.allow(context)
            promise?.succeed()
        }
    }

    private func write(_ buffer: ByteBuffer, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        guard !self.conversation.isClosing else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if buffer.readableBytes > 0 {
            context.write(Self.wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: buffer)), promise: promise)
        } else if self.conversation.pingDue() {
            context.write(Self.wrapOutboundOut(WebSocketFrame(fin: true, opcode: .ping, data: buffer)), promise: promise)
        } else {
            promise?.fail(ConnectionEnd())
            context.close(promise: nil)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        // The end of the answer closes the connection, which waits for the client's close; only then, and not for long.
        guard self.conversation.isClosing, self.ending.isAwaiting else { return context.close(mode: mode, promise: promise) }
        context.channel.closeFuture.cascade(to: promise)
    }

    private func end(_ context: ChannelHandlerContext) {
        guard self.ending.begins(context) else { return }
        context.close(mode: .output, promise: nil)
        context.read()
    }

    private func send(_ code: WebSocketErrorCode, _ context: ChannelHandlerContext) {
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        context.writeAndFlush(Self.wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: data)), promise: nil)
    }
}
