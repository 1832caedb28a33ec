import EventSourcing
import Synchronization

/// What waits for the next commit. Filled from anywhere without a hop, emptied by the ``Committer``.
///
/// What nobody waits for is held back for a moment, so that it goes with what follows of its job: a job's way through steps without
/// effects is one change of its row, not one a step.
final class CommitQueue: Sendable {
    struct Item {
        var request: AppendRequest
        var trace: TraceContext?
        var completion: Committer.Completion
    }

    /// What came of adding an item.
    enum Addition {
        /// Nobody would ever take it out.
        case closed
        /// The committer has something to do.
        case ready
        /// Held back; the first of those held says so, since somebody must come for it in time.
        case held(isFirst: Bool)
    }

    private struct Held {
        var items: [Item]
        var since: ContinuousClock.Instant
    }

    private struct State {
        var items: [Item] = []
        var held: [JobID: Held] = [:]
        var heldCount = 0
        var settled: [OutboxRow.ID] = []
        var isClosed = false

        mutating func release(_ jobID: JobID) {
            guard let held = self.held.removeValue(forKey: jobID) else { return }
            self.heldCount -= held.items.count
            self.items.append(contentsOf: held.items)
        }

        mutating func hold(_ item: Item) {
            self.held[item.request.jobID, default: Held(items: [], since: .now)].items.append(item)
            self.heldCount += 1
        }
    }

    private let state = Mutex(State())

    /// - Parameter mayWait: whether nobody waits for this item. One that somebody waits for takes along what is held of its job.
    func add(_ item: Item, mayWait: Bool) -> Addition {
        self.state.withLock { state in
            guard !state.isClosed else { return .closed }
            guard mayWait else {
                if state.heldCount > 0 { state.release(item.request.jobID) }
                state.items.append(item)
                return .ready
            }
            defer { state.hold(item) }
            return .held(isFirst: state.heldCount == 0)
        }
    }

    /// All together; false once closed.
    func add(contentsOf items: [Item]) -> Bool {
        self.state.withLock { state in
            guard !state.isClosed else { return false }
            for item in items where state.heldCount > 0 { state.release(item.request.jobID) }
            state.items.append(contentsOf: items)
            return true
        }
    }

    func settle(_ rows: [OutboxRow.ID]) { self.state.withLock { $0.settled.append(contentsOf: rows) } }

    var count: Int { self.state.withLock { $0.items.count + $0.heldCount } }

    var hasSettled: Bool { self.state.withLock { !$0.settled.isEmpty } }

    /// Lets go of what has been held since `time` or longer; returns since when the oldest of the rest is held.
    func release(heldSince time: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        self.state.withLock { state in
            for (jobID, held) in state.held where held.since <= time { state.release(jobID) }
            return state.held.values.lazy.map(\.since).min()
        }
    }

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
            for jobID in Array(state.held.keys) { state.release(jobID) }
            defer { state.items = [] }
            state.isClosed = true
            return state.items
        }
    }
}
