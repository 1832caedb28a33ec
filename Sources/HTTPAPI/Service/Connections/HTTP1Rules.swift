import NIOHTTP1

/// What an HTTP/1 connection may still do. Values only.
struct HTTP1Rules {
    /// A request whose answer has not ended.
    private struct Exchange {
        var isOld: Bool
        var asksForUpgrade: Bool
        /// Whether the connection ends with it.
        var isLast: Bool
    }

    enum Admission {
        case taken
        /// It can be read in more than one way, or breaks HTTP.
        case malformed
        /// Nothing is taken behind the last request.
        case ignored
    }

    private var exchanges: [Exchange] = []
    /// Whether a request's body is not complete.
    private(set) var isReading = false
    private var isClosed = false

    /// Whether nothing more is read until it is decided what the connection becomes.
    var awaitsUpgrade: Bool { self.exchanges.first?.asksForUpgrade ?? false }
    var isIdle: Bool { self.exchanges.isEmpty && !self.isReading }
    /// Whether an answer written now is the newest request's.
    var hasOne: Bool { self.exchanges.count == 1 }

    mutating func received(_ head: HTTPRequestHead) -> Admission {
        guard !self.isClosed else { return .ignored }
        guard Self.isClear(head) else {
            self.isClosed = true
            return .malformed
        }
        let isOld = head.version.isOld
        // Behind a request that asks for it the decoder takes everything for another protocol's.
        let asks = Self.asksForUpgrade(head)
        self.isReading = true
        self.isClosed = isOld || asks || !head.isKeepAlive
        self.exchanges.append(Exchange(isOld: isOld, asksForUpgrade: asks, isLast: self.isClosed))
        return .taken
    }

    mutating func receivedEnd() { self.isReading = false }

    /// The answer's head, as the client's version has it; nil when the connection becomes a WebSocket.
    mutating func answers(_ head: HTTPResponseHead) -> HTTPResponseHead? {
        if head.status == .switchingProtocols { return nil }
        var head = head
        guard let exchange = self.exchanges.first else { return head }
        if exchange.isOld { head.version = .http1_0 }
        if head.headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "close" }) {
            self.isClosed = true
            self.exchanges[0].isLast = true
        } else if exchange.isLast {
            head.headers.add(name: "Connection", value: "close")
        }
        return head
    }

    /// Whether the connection ends with the answer that has ended. It does when that is nobody's: there was something to refuse.
    mutating func answered() -> Bool {
        guard !self.exchanges.isEmpty else { return true }
        return self.exchanges.removeFirst().isLast
    }

    // MARK: -

    private static func asksForUpgrade(_ head: HTTPRequestHead) -> Bool {
        head.method == .CONNECT
            || (head.headers.contains(name: "upgrade")
                && head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" })
    }

    /// Whether every reader of the head reads the same (RFC 9112 §3.2, §6.3).
    private static func isClear(_ head: HTTPRequestHead) -> Bool {
        let hosts = head.headers[canonicalForm: "host"].count
        guard hosts == 1 || (hosts == 0 && head.version.isOld) else { return false }
        let lengths = head.headers["content-length"].count
        let codings = head.headers["transfer-encoding"]
        guard lengths + codings.count <= 1 else { return false }
        if let coding = codings.first, head.version.isOld || coding.lowercased() != "chunked" { return false }
        return head.headers.allSatisfy { $0.value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 } }
    }
}

extension HTTPVersion {
    /// Whether connections serve one request and there are no chunks.
    var isOld: Bool { self.major == 1 && self.minor == 0 }
}
