import Synchronization

/// What happened, in order, and how much of it at once.
final class Recorder: Sendable {
    private struct State {
        var entries: [String] = []
        var current = 0
        var most = 0
    }

    private let state = Mutex(State())

    var entries: [String] { self.state.withLock { $0.entries } }
    /// The most that ever were inside ``during(_:_:)`` at once.
    var most: Int { self.state.withLock { $0.most } }

    func note(_ entry: String) { self.state.withLock { $0.entries.append(entry) } }

    func during(_ entry: String, _ body: () async -> Void) async {
        self.state.withLock { state in
            state.entries.append(entry)
            state.current += 1
            state.most = max(state.most, state.current)
        }
        await body()
        self.state.withLock { $0.current -= 1 }
    }
}
