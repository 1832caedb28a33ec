import Synchronization

/// Holds everyone who wants to pass until it is opened. Deaf to cancellation, as a step without a suspension point is.
final class Gate: Sendable {
    private struct State {
        var isOpen: Bool
        var waiting: [CheckedContinuation<Void, Never>] = []
        var arrived = 0
    }

    private let state: Mutex<State>

    init(isOpen: Bool = false) { self.state = Mutex(State(isOpen: isOpen)) }

    /// How many have come here so far.
    var arrived: Int { self.state.withLock { $0.arrived } }

    func pass() async {
        await withCheckedContinuation { continuation in
            let mayPass = self.state.withLock { state in
                state.arrived += 1
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if mayPass { continuation.resume() }
        }
    }

    func open() {
        let waiting = self.state.withLock { state in
            defer { state.waiting = [] }
            state.isOpen = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func close() { self.state.withLock { $0.isOpen = false } }
}
