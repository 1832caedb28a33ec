import NIOCore
import NIOHTTP1

/// One connection to a ``Receiver``.
final class ReceiverHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let shared: Receiver.Shared
    private var request: Receiver.Request?

    init(_ shared: Receiver.Shared) { self.shared = shared }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head):
            let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, second in "\(first), \(second)" }
            self.request = Receiver.Request(method: head.method.rawValue, target: head.uri, headers: headers)
        case .body(let buffer): self.request?.content += Array(buffer.readableBytesView)
        case .end:
            guard let request = self.request else { return }
            self.reply(self.shared.answer(to: request), context)
        }
    }

    func channelActive(context: ChannelHandlerContext) { self.shared.connectionBegun() }

    func channelInactive(context: ChannelHandlerContext) { self.shared.connectionEnded() }

    /// A client that trusts nobody says so here.
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func reply(_ answer: Receiver.Answer, _ context: ChannelHandlerContext) {
        switch answer {
        case .close: context.close(promise: nil)
        case .silence: break
        case .stall(let status): self.send(status, ["content-length": "1000"], [1, 2, 3], context)
        case .cut(let status):
            self.send(status, ["content-length": "1000"], [1, 2, 3], context)
            context.close(promise: nil)
        case .endless:
            self.send(200, ["content-length": "1000000000000"], [], context)
            self.sendOn(context)
        case .reply(let status, let headers, let content):
            self.send(status, headers.merging(["content-length": "\(content.count)"]) { given, _ in given }, content, context)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    private func send(_ status: Int, _ headers: [String: String], _ content: [UInt8], _ context: ChannelHandlerContext) {
        let fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: fields)
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: content)))), promise: nil)
    }

    /// As much as the other side takes, until it goes.
    private func sendOn(_ context: ChannelHandlerContext) {
        let chunk = ByteBuffer(repeating: 0x20, count: 16_384)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(chunk))))
            .whenSuccess {
                let (handler, context) = bound.value
                handler.sendOn(context)
            }
    }
}
