import EventSourcing
import Synchronization

/// What waits for the next commit. Filled from anywhere without a hop, emptied by the ``Committer``.
final class CommitQueue: Sendable {
    struct Item {
        var request: AppendRequest
        var trace: TraceContext?
        var completion: Committer.Completion
    }

    private struct State {
        var items: [Item] = []
        var settled: [OutboxRow.ID] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// False once closed: nobody would ever take the item out.
    func add(_ item: Item) -> Bool {
        self.state.withLock { state in
            if !state.isClosed { state.items.append(item) }
            return !state.isClosed
        }
    }

    func settle(_ rows: [OutboxRow.ID]) { self.state.withLock { $0.settled.append(contentsOf: rows) } }

    var count: Int { self.state.withLock { $0.items.count } }

    var hasSettled: Bool { self.state.withLock { !$0.settled.isEmpty } }

    /// The oldest items, at most `limit`, and all that is settled.
    func take(_ limit: Int) -> (items: [Item], settled: [OutboxRow.ID]) {
        self.state.withLock { state in
            defer { state.settled = [] }
            guard state.items.count > limit else {
                defer { state.items = [] }
                return (state.items, state.settled)
            }
            let items = Array(state.items.prefix(limit))
            state.items.removeFirst(limit)
            return (items, state.settled)
        }
    }

    /// Takes no more; returns what is still there.
    func close() -> [Item] {
        self.state.withLock { state in
            defer { state.items = [] }
            state.isClosed = true
            return state.items
        }
    }
}
