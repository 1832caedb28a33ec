import Synchronization
import Webhooks

/// Counts tries that are under way, by host.
final class SendingRecord: Sendable {
    private struct State {
        var running: [String: Int] = [:]
        var most: [String: Int] = [:]
        var mostOfAll = 0
        var started: [String] = []
    }

    private let state = Mutex(State())
    let starts: AsyncStream<String>
    private let starter: AsyncStream<String>.Continuation

    init() { (self.starts, self.starter) = AsyncStream.makeStream() }

    /// Ids of the messages, in the order of their tries.
    var started: [String] { self.state.withLock(\.started) }
    var mostOfAll: Int { self.state.withLock(\.mostOfAll) }

    func most(of host: String) -> Int { self.state.withLock { $0.most[host, default: 0] } }

    func send(_ message: WebhookMessage, _ body: () async -> SendResult) async -> SendResult {
        let host = (try? TargetURL(message.url).hostText) ?? ""
        self.state.withLock { state in
            state.started.append(message.id)
            state.running[host, default: 0] += 1
            state.most[host] = max(state.most[host, default: 0], state.running[host, default: 0])
            state.mostOfAll = max(state.mostOfAll, state.running.values.reduce(0, +))
        }
        self.starter.yield(host)
        let result = await body()
        self.state.withLock { $0.running[host, default: 0] -= 1 }
        return result
    }
}
