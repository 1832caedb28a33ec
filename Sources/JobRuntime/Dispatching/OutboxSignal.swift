import EventSourcing
import Synchronization

/// Tells the relay of outbox rows: those that this process has just committed, handed over as they are, or only that there may be some.
public final class OutboxSignal: Sendable {
    private struct State {
        var rows: [OutboxRow] = []
        var mustRead = true
    }

    /// More than that the relay finds sooner by reading.
    private static let limit = 2048

    private let state = Mutex(State())
    private let wake = Wake()

    public init() {}

    /// There may be rows in the store.
    public func signal() {
        self.state.withLock { $0.mustRead = true }
        self.wake.signal()
    }

    /// These rows are durable.
    func signal(_ rows: [OutboxRow]) {
        self.state.withLock { state in
            if state.rows.count + rows.count > Self.limit {
                state.rows = []
                state.mustRead = true
            } else if !state.mustRead {
                state.rows.append(contentsOf: rows)
            }
        }
        self.wake.signal()
    }

    /// False once cancelled.
    func wait() async -> Bool { await self.wake.wait() }

    /// What has been told since the last time. Rows are not told beside that the store is to be read: there they are found too.
    func take() -> (rows: [OutboxRow], mustRead: Bool) {
        self.state.withLock { state in
            defer { state = State(mustRead: false) }
            return state.mustRead ? ([], true) : (state.rows, false)
        }
    }
}
