import EventSourcing
import Messaging
import Synchronization

/// A broker that can be away, find no queue for what it is given, and tells what was published.
final class ScriptedBroker: Broker, ChangeFeed {
    private struct State {
        var isAway = false
        var refusal: BrokerError?
        var takesTasks = true
        var published: [OutboxRow] = []
        var tries = 0
    }

    let inner = InProcessBroker()
    /// Closed while nobody gets an answer to what they publish.
    let gate = Gate(isOpen: true)
    private let state = Mutex(State())

    var isAway: Bool {
        get { self.state.withLock { $0.isAway } }
        set { self.state.withLock { $0.isAway = newValue } }
    }

    /// What every question is answered with.
    var refusal: BrokerError? {
        get { self.state.withLock { $0.refusal } }
        set { self.state.withLock { $0.refusal = newValue } }
    }

    /// Whether a queue stands there for tasks.
    var takesTasks: Bool {
        get { self.state.withLock { $0.takesTasks } }
        set { self.state.withLock { $0.takesTasks = newValue } }
    }

    /// What was confirmed, in order.
    var published: [OutboxRow] { self.state.withLock { $0.published } }
    var tries: Int { self.state.withLock { $0.tries } }

    var tasks: [ExternalTask] {
        self.published.compactMap { row in
            switch row.message.body {
            case .dispatch: nil
            case .task(let task): task
            }
        }
    }

    func publish(_ messages: [OutboxRow]) async throws(BrokerError) -> [PublishOutcome] {
        self.state.withLock { $0.tries += 1 }
        await self.gate.pass()
        try self.requireThere()
        let takesTasks = self.takesTasks
        var outcomes: [PublishOutcome] = []
        for row in messages {
            switch row.message.body {
            case .task where !takesTasks: outcomes.append(.returned)
            case .task, .dispatch:
                self.state.withLock { $0.published.append(row) }
                outcomes += await self.inner.publish([row])
            }
        }
        return outcomes
    }

    func consume(prefetch: Int) async throws(BrokerError) -> InProcessConsumer {
        try self.requireThere()
        return await self.inner.consume(prefetch: prefetch)
    }

    func announce(_ changes: [JobChange]) async { await self.inner.announce(changes) }
    func changes() async -> AsyncStream<JobChange> { await self.inner.changes() }

    private func requireThere() throws(BrokerError) {
        if let refusal { throw refusal }
        if self.isAway { throw .unavailable(reason: "test") }
    }
}
