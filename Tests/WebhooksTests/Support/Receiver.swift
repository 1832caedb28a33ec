import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import ProcessSupport
import Synchronization

/// A receiver of webhooks on a free port of 127.0.0.1: answers each request with the next of its answers, and the last one for ever;
/// records what it was asked.
final class Receiver: Sendable {
    enum Answer: Sendable {
        case reply(Int, headers: [String: String] = [:], content: [UInt8] = [])
        /// A 200 whose body never ends.
        case endless
        /// Promises more than it sends, and stays open.
        case stall(Int)
        /// Promises more than it sends, and closes.
        case cut(Int)
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
        var begun = 0
        var ended = 0
    }

    let port: Int
    private let channel: any Channel
    private let shared: Shared

    /// What its connections work with.
    final class Shared: Sendable {
        private let state: Mutex<State>

        init(_ answers: [Answer]) { self.state = Mutex(State(answers: answers)) }

        var requests: [Request] { self.state.withLock(\.requests) }
        var ended: Int { self.state.withLock(\.ended) }

        func answer(to request: Request) -> Answer {
            self.state.withLock { state in
                state.requests.append(request)
                return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first ?? .close
            }
        }

        var open: Int { self.state.withLock { $0.begun - $0.ended } }

        func connectionBegun() { self.state.withLock { $0.begun += 1 } }

        func connectionEnded() { self.state.withLock { $0.ended += 1 } }
    }

    private init(_ shared: Shared, _ channel: any Channel) {
        self.shared = shared
        self.channel = channel
        self.port = channel.localAddress?.port ?? 0
    }

    var requests: [Request] { self.shared.requests }

    /// Waits for a request, and no longer than a while: on a busy machine its connection may have been given up.
    func hasRequest() async throws { try await eventually("there is a request") { !self.requests.isEmpty } }

    /// Waits for a connection to have ended, and no longer than a while.
    func hasEnded() async throws { try await eventually("a connection has ended") { self.shared.ended > 0 } }

    /// Waits for all connections to have ended.
    func hasNoConnection() async throws { try await eventually("all connections have ended") { self.shared.open == 0 } }

    /// Runs one while `body` does.
    static func with<Value>(
        _ answers: [Answer],
        identity: TestIdentity? = nil,
        _ body: (Receiver) async throws -> Value
    ) async throws -> Value {
        let shared = Shared(answers)
        let context = try identity?.serverContext()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context { try pipeline.addHandler(NIOSSLServerHandler(context: context)) }
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    try pipeline.addHandler(ReceiverHandler(shared))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let value: Value
        do {
            value = try await body(Receiver(shared, channel))
        } catch {
            try await channel.close()
            throw error
        }
        try await channel.close()
        return value
    }
}
