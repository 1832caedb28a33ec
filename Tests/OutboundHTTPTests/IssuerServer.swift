import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// An issuer of keys, or whatever else answers under its address, on a port of this machine.
final class IssuerServer: Sendable {
    struct Request: Sendable {
        var ifNoneMatch: String?
    }

    private struct State {
        var requests: [Request] = []
        var document: [UInt8] = []
        var tag: String?
        var status: HTTPResponse.Status = .ok
        var location: String?
        var port = 0
    }

    private let state = Mutex(State())

    var requests: [Request] { self.state.withLock { $0.requests } }

    func serve(_ document: [UInt8], tag: String?, status: HTTPResponse.Status = .ok, location: String? = nil) {
        self.state.withLock { state in
            (state.document, state.tag, state.status, state.location) = (document, tag, status, location)
        }
    }

    /// Listens while the body runs; on the port it had before, if it has listened before.
    func listening<Value: Sendable>(_ body: @escaping @Sendable (_ url: String) async throws -> Value) async throws -> Value {
        let router = Router()
        router.get("keys") { request, _ in self.answer(request) }
        let (ports, announcer) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: self.state.withLock(\.port))),
            onServerRunning: { channel in
                announcer.yield(channel.localAddress?.port ?? 0)
                announcer.finish()
            },
            logger: .init(label: "issuer") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await application.run()
                return nil
            }
            group.addTask {
                var port = 0
                for await announced in ports { port = announced }
                self.state.withLock { $0.port = port }
                return try await body("http://127.0.0.1:\(port)/keys")
            }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                if let value { return value }
            }
            throw CancellationError()
        }
    }

    private func answer(_ request: HummingbirdCore.Request) -> Response {
        let tag = request.headers[.ifNoneMatch]
        let state = self.state.withLock { state in
            state.requests.append(Request(ifNoneMatch: tag))
            return state
        }
        var headers = HTTPFields()
        headers[.eTag] = state.tag
        headers[.location] = state.location
        if let tag, tag == state.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: state.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: state.document)))
    }
}
