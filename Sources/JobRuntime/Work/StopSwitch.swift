import Synchronization

/// Stops one step attempt without touching its neighbours: cancels the task that runs it, and no group is needed around it.
final class StopSwitch: Sendable {
    private struct State {
        var isStopped = false
        var task: Handle?
    }

    /// Sendable because it is only used to cancel, which may be done from any thread as long as the task runs; `guarding` takes
    /// it away under the lock before the task can end.
    private struct Handle: @unchecked Sendable {
        var task: UnsafeCurrentTask
    }

    private let state = Mutex(State())

    func stop() {
        self.state.withLock { state in
            state.isStopped = true
            state.task?.task.cancel()
        }
    }

    /// Runs the work in the current task; cancels that task when the switch is thrown. Returns when the work has returned,
    /// whatever it made of that.
    func guarding<Value: Sendable>(_ work: @Sendable () async -> Value) async -> Value {
        await withUnsafeCurrentTask { task in
            let handle = task.map(Handle.init)
            self.state.withLock { state in
                state.task = handle
                if state.isStopped { handle?.task.cancel() }
            }
            let value = await work()
            self.state.withLock { $0.task = nil }
            return value
        }
    }
}
