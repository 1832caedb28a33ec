import Synchronization

/// Wakes one waiting loop. Signals that come while nobody waits are remembered as one.
///
/// Not an `AsyncStream`: cancelling one wait on it, as a timeout does, would end all later ones.
public final class Wake: Sendable {
    private struct State {
        var isSignalled = false
        var isEnded = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let state = Mutex(State())

    public init() {}

    public func signal() {
        let waiter = self.state.withLock { state in
            let waiter = state.waiter
            state.waiter = nil
            if waiter == nil { state.isSignalled = true }
            return waiter
        }
        waiter?.resume(returning: true)
    }

    /// No more waiting: every wait returns false from now on.
    public func end() {
        self.state.withLock { $0.isEnded = true }
        self.dismiss()
    }

    /// Waits for a signal; false once ended or cancelled.
    public func wait() async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = self.state.withLock { state in
                    if state.isEnded || Task.isCancelled { return false }
                    if state.isSignalled {
                        state.isSignalled = false
                        return true
                    }
                    precondition(state.waiter == nil, "a wake has one waiting loop")
                    state.waiter = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            self.dismiss()
        }
    }

    /// Waits for a signal or for the time to pass; false once ended or cancelled.
    public func wait(atMost duration: Duration) async -> Bool {
        await withTaskGroup(of: Bool?.self) { group in
            group.addTask { await self.wait() }
            group.addTask {
                try? await Task.sleep(for: duration)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? !Task.isCancelled
        }
    }

    private func dismiss() {
        let waiter = self.state.withLock { state in
            let waiter = state.waiter
            state.waiter = nil
            return waiter
        }
        waiter?.resume(returning: false)
    }
}
