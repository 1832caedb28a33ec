import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// A WebSocket client that can also break the protocol.
struct WebSocketClient {
    struct Frame: Equatable {
        var opcode: UInt8
        var payload: [UInt8]

        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(self.payload))) as? [String: Any] ?? [:] }
        /// Of a close.
        var code: Int? { self.opcode == 8 && self.payload.count >= 2 ? Int(self.payload[0]) << 8 | Int(self.payload[1]) : nil }
    }

    static let (continuation, text, binary, close, ping, pong): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 1, 2, 8, 9, 10)

    /// One test reads one socket, and waits for each read: nobody else can be at the iterator meanwhile.
    private nonisolated(unsafe) var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var bytes: [UInt8] = []

    /// - Parameter trusting: a certificate file, to speak TLS.
    static func connected<Value: Sendable>(
        to port: Int,
        trusting certificate: String? = nil,
        _ body: @Sendable (inout WebSocketClient) async throws -> Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let certificate {
                        var tls = TLSConfiguration.makeClientConfiguration()
                        tls.trustRoots = .file(certificate)
                        tls.applicationProtocols = ["http/1.1"]
                        let handler = try NIOSSLClientHandler(context: NIOSSLContext(configuration: tls), serverHostname: "localhost")
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    return try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(inboundType: ByteBuffer.self, outboundType: ByteBuffer.self)
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var client = WebSocketClient(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&client)
        }
    }

    /// Opens the WebSocket; returns the head of the answer.
    mutating func open(_ path: String, headers: [String] = [], behind more: [UInt8] = []) async throws -> String {
        let head = Self.head(path, headers: headers)
        try await self.outbound.write(ByteBuffer(bytes: Array(head.utf8) + more))
        while let received = try await self.more() {
            guard received, let end = self.bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let head = String(decoding: self.bytes[..<end.lowerBound], as: UTF8.self)
            self.bytes.removeSubrange(..<end.upperBound)
            return head
        }
        return ""
    }

    static func head(_ path: String, headers: [String] = []) -> String {
        let usual = [
            "Host: localhost", "Connection: keep-alive, Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ]
        return "GET \(path) HTTP/1.1\r\n" + (usual + headers).map { $0 + "\r\n" }.joined() + "\r\n"
    }

    static func frame(_ opcode: UInt8, _ payload: [UInt8] = [], isFinal: Bool = true, isMasked: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
        let mask: UInt8 = isMasked ? 0x80 : 0
        if payload.count < 126 {
            bytes.append(mask | UInt8(payload.count))
        } else {
            bytes += [mask | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xff)]
        }
        guard isMasked else { return bytes + payload }
        let key: [UInt8] = [1, 2, 3, 4]
        return bytes + key + payload.enumerated().map { $0.element ^ key[$0.offset % 4] }
    }

    func send(_ bytes: [UInt8]) async throws { try await self.outbound.write(ByteBuffer(bytes: bytes)) }

    func send(_ opcode: UInt8, _ payload: [UInt8] = []) async throws { try await self.send(Self.frame(opcode, payload)) }

    /// The next frame; nil at the end of the connection.
    mutating func frame() async throws -> Frame? {
        while true {
            if let frame = self.taken() { return frame }
            guard try await self.more() != nil else { return nil }
        }
    }

    /// The next text message, in JSON; pings before it are answered.
    mutating func message() async throws -> [String: Any]? {
        while let frame = try await self.frame() {
            switch frame.opcode {
            case Self.text: return frame.json
            case Self.ping: try await self.send(Self.pong, frame.payload)
            default: return nil
            }
        }
        return nil
    }

    /// Status messages up to one of this status of the job.
    mutating func statuses(of job: String, upTo status: String) async throws -> [[String: Any]] {
        var payloads: [[String: Any]] = []
        while let message = try await self.message() {
            guard message["type"] as? String == "job_status", let payload = message["payload"] as? [String: Any] else { continue }
            payloads.append(payload)
            if payload["job_id"] as? String == job, payload["status"] as? String == status { break }
        }
        return payloads
    }

    /// What comes, up to and with these bytes.
    mutating func rest(upTo end: [UInt8]) async throws -> [UInt8] {
        while self.bytes.firstRange(of: end) == nil, try await self.more() != nil {}
        guard let range = self.bytes.firstRange(of: end) else { return [] }
        defer { self.bytes.removeSubrange(..<range.upperBound) }
        return Array(self.bytes[..<range.upperBound])
    }

    // MARK: -

    /// Nil at the end.
    private mutating func more() async throws -> Bool? {
        do {
            guard let buffer = try await self.inbound.next() else { return nil }
            self.bytes += buffer.readableBytesView
            return true
        } catch is IOError {
            // Reset: as ended as can be.
            return nil
        }
    }

    private mutating func taken() -> Frame? {
        guard self.bytes.count >= 2 else { return nil }
        let opcode = self.bytes[0] & 0xf
        var (length, start) = (Int(self.bytes[1] & 0x7f), 2)
        let extra = length == 126 ? 2 : length == 127 ? 8 : 0
        if extra > 0 {
            guard self.bytes.count >= 2 + extra else { return nil }
            length = self.bytes[2..<2 + extra].reduce(0) { $0 << 8 | Int($1) }
            start += extra
        }
        guard self.bytes.count >= start + length else { return nil }
        defer { self.bytes.removeSubrange(..<(start + length)) }
        return Frame(opcode: opcode, payload: Array(self.bytes[start..<start + length]))
    }
}
