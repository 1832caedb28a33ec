import EventSourcing
import Synchronization

/// Tells a client when its job's last commit was durable.
final class SettledJobs: Sendable {
    private struct State {
        var early: [JobID: JobRow] = [:]
        var waiters: [JobID: CheckedContinuation<JobRow, Never>] = [:]
    }

    private let state = Mutex(State())

    func tell(_ row: JobRow) {
        let waiter = self.state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: row.jobID)
            if waiter == nil { state.early[row.jobID] = row }
            return waiter
        }
        waiter?.resume(returning: row)
    }

    /// The job's row after it was settled or parked.
    func wait(for jobID: JobID) async -> JobRow {
        await withCheckedContinuation { continuation in
            let early = self.state.withLock { state in
                let early = state.early.removeValue(forKey: jobID)
                if early == nil { state.waiters[jobID] = continuation }
                return early
            }
            if let early { continuation.resume(returning: early) }
        }
    }
}
