import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server that answers each request with the next of its answers, and the last one for ever; it records what it was asked.
final class ScriptedServer: Sendable {
    enum Answer: Sendable {
        case reply(Int, headers: [String: String] = [:], content: [UInt8] = [])
        /// Promises more than it sends, and closes.
        case cut
        /// Promises more than it sends, and stays open.
        case stall
        /// Closes without an answer.
        case close
        /// Stays open without an answer.
        case silence
    }

    struct Request: Sendable {
        var method: String
        var target: String
        var headers: [String: String]
        var content: [UInt8] = []
    }

    private struct State {
        var answers: [Answer]
        var requests: [Request] = []
    }

    private let state: Mutex<State>

    private init(_ answers: [Answer]) { self.state = Mutex(State(answers: answers)) }

    var requests: [Request] { self.state.withLock(\.requests) }

    func answer(to request: Request) -> Answer {
        self.state.withLock { state in
            state.requests.append(request)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first ?? .close
        }
    }

    /// Runs a server on a free port while `body` does.
    static func with<Value>(_ answers: [Answer], _ body: (ScriptedServer, _ endpoint: String) async throws -> Value) async throws -> Value {
        let server = ScriptedServer(answers)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(ScriptedHandler(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let value: Value
        do {
            value = try await body(server, "http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
        } catch {
            try await channel.close()
            throw error
        }
        try await channel.close()
        return value
    }
}
