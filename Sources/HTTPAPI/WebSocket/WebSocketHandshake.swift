import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The opening handshake of a WebSocket (RFC 6455 §4.2).
///
/// Whose page it comes from is not asked: the proof is a token that the page must have, and no cookie that a browser adds by itself.
struct WebSocketHandshake {
    private static let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    private static let version = "13"

    /// What the answer bears.
    let headers: HTTPFields

    /// Throws when the request asks for something else. HTTP/2 has no such fields, so that its requests are refused too.
    init(_ request: Request) throws(Problem) {
        let fields = request.headers
        guard request.method == .get, Self.lists("upgrade", in: fields[values: .connection]),
            Self.lists("websocket", in: fields[values: .upgrade])
        else { throw Problem(.upgradeRequired, "open a WebSocket over HTTP/1.1 here") }
        guard fields[values: .secWebSocketVersion] == [Self.version] else {
            throw Problem(.upgradeRequired, "WebSockets of version 13 are spoken here")
        }
        let keys = fields[values: .secWebSocketKey]
        guard keys.count == 1, let key = keys.first, Data(base64Encoded: key)?.count == 16 else {
            throw Problem(
                .malformedRequest,
                fields: [FieldProblem(.header("Sec-WebSocket-Key"), "must be 16 bytes in Base64, once")],
                closesConnection: true
            )
        }
        let accept = Data(Insecure.SHA1.hash(data: Array((key + Self.guid).utf8))).base64EncodedString()
        self.headers = [.upgrade: "websocket", .connection: "Upgrade", .secWebSocketAccept: accept]
    }

    private static func lists(_ word: String, in values: [String]) -> Bool {
        values.contains { value in
            value.lowercased().split(separator: ",").contains { $0.filter { $0 != " " && $0 != "\t" } == word }
        }
    }
}
