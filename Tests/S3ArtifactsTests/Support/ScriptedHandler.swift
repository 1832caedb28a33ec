import NIOCore
import NIOHTTP1

/// One connection to a ``ScriptedServer``.
final class ScriptedHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: ScriptedServer
    private var request: ScriptedServer.Request?

    init(_ server: ScriptedServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head):
            let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
            self.request = ScriptedServer.Request(method: head.method.rawValue, target: head.uri, headers: headers)
        case .body(let buffer): self.request?.content += Array(buffer.readableBytesView)
        case .end:
            guard let request = self.request else { return }
            self.reply(self.server.answer(to: request), to: request.method, context)
        }
    }

    private func reply(_ answer: ScriptedServer.Answer, to method: String, _ context: ChannelHandlerContext) {
        switch answer {
        case .close: context.close(promise: nil)
        case .silence: break
        case .stall: self.send(200, ["content-length": "1000"], [1, 2, 3], context)
        case .cut:
            self.send(200, ["content-length": "1000"], [1, 2, 3], context)
            context.close(promise: nil)
        case .reply(let status, let headers, let content):
            var headers = headers
            if headers["content-length"] == nil, headers["transfer-encoding"] == nil { headers["content-length"] = "\(content.count)" }
            self.send(status, headers, method == "HEAD" ? [] : content, context)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    private func send(_ status: Int, _ headers: [String: String], _ content: [UInt8], _ context: ChannelHandlerContext) {
        let fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: fields)
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: content)))), promise: nil)
    }
}
