import EventSourcing
import Synchronization

/// Gathers the outcomes of appends that were queued together.
final class Gathering: Sendable {
    private struct State {
        var results: [Result<AppendOutcome, StoreError>?]
        var missing: Int
    }

    private let state: Mutex<State>
    private let done: @Sendable ([Result<AppendOutcome, StoreError>]) -> Void

    /// - Parameter done: called once, when the last outcome is there; at once when there is none to wait for.
    init(count: Int, done: @escaping @Sendable ([Result<AppendOutcome, StoreError>]) -> Void) {
        self.state = Mutex(State(results: Array(repeating: nil, count: count), missing: count))
        self.done = done
        if count == 0 { done([]) }
    }

    func finish(_ index: Int, _ result: Result<AppendOutcome, StoreError>) {
        let all: [Result<AppendOutcome, StoreError>]? = self.state.withLock { state in
            guard state.results[index] == nil else { return nil }
            state.results[index] = result
            state.missing -= 1
            return state.missing == 0 ? state.results.compactMap { $0 } : nil
        }
        if let all { self.done(all) }
    }
}
