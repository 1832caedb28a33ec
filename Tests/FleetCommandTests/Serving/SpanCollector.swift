import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// A collector of traces: takes OTLP/HTTP in JSON.
final class SpanCollector: Sendable {
    struct Span: Sendable {
        var trace: String
        var id: String
        var parent: String?
        var name: String
        var kind: Int
        var attributes: [String: String]
        /// The `service.instance.id` of who sent it.
        var instance: String
    }

    private let state = Mutex<(spans: [Span], bytes: [UInt8])>(([], []))

    var spans: [Span] { self.state.withLock(\.spans) }

    /// All that was ever sent.
    var text: String { String(decoding: self.state.withLock(\.bytes), as: UTF8.self) }

    /// Listens while the body runs.
    func listening(_ body: @escaping @Sendable (_ endpoint: String) async throws -> Void) async throws {
        let router = Router()
        router.post("v1/traces") { request, _ in
            let buffer = try await request.body.collect(upTo: 16 << 20)
            self.take(Array(buffer.readableBytesView))
            return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: "{}")))
        }
        let (ports, announcer) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                announcer.yield(channel.localAddress?.port ?? 0)
                announcer.finish()
            },
            logger: Logger(label: "collector") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports { try await body("http://127.0.0.1:\(port)") }
            group.cancelAll()
        }
    }

    private func take(_ bytes: [UInt8]) {
        let request = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
        var spans: [Span] = []
        for resource in Self.list(request["resourceSpans"]) {
            let instance = Self.attributes((resource["resource"] as? [String: Any])?["attributes"])["service.instance.id"] ?? ""
            for scope in Self.list(resource["scopeSpans"]) {
                spans += Self.list(scope["spans"]).map { Self.span($0, of: instance) }
            }
        }
        self.state.withLock { state in
            state.spans += spans
            state.bytes += bytes
        }
    }

    private static func span(_ span: [String: Any], of instance: String) -> Span {
        Span(
            trace: span["traceId"] as? String ?? "",
            id: span["spanId"] as? String ?? "",
            parent: span["parentSpanId"] as? String,
            name: span["name"] as? String ?? "",
            kind: span["kind"] as? Int ?? 0,
            attributes: self.attributes(span["attributes"]),
            instance: instance
        )
    }

    private static func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    private static func attributes(_ value: Any?) -> [String: String] {
        let pairs = self.list(value)
            .compactMap { attribute -> (String, String)? in
                guard let key = attribute["key"] as? String, let value = attribute["value"] as? [String: Any] else { return nil }
                return (key, value.values.map { "\($0)" }.joined())
            }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }
}
