import EventSourcing
import Jobs
import Messaging
import Synchronization

/// Tells a client that its job has ended, from the change feed and, for what that lost, from the store.
final class JobEndings: Sendable {
    private struct State {
        /// Endings that nobody has asked for yet.
        var early: [JobID: String] = [:]
        var waiters: [JobID: CheckedContinuation<String, Never>] = [:]
        /// Endings that only the store told.
        var polled = 0
    }

    private let state = Mutex(State())
    private let store: any JobStore

    init(store: any JobStore) {
        self.store = store
    }

    /// Endings so far that the feed did not tell.
    var polled: Int { self.state.withLock { $0.polled } }

    func tell(_ change: JobChange) { self.tell(change.jobID, change.status) }

    /// The status in which the job ended.
    func wait(for job: JobID) async -> String {
        await withCheckedContinuation { continuation in
            let early = self.state.withLock { state in
                let early = state.early.removeValue(forKey: job)
                if early == nil { state.waiters[job] = continuation }
                return early
            }
            if let early { continuation.resume(returning: early) }
        }
    }

    /// Asks the store twice a second about jobs that were waited for all that time, and looks closer at those that stand still.
    func poll() async throws {
        var versions: [JobID: Int] = [:]
        while true {
            let before = self.waiting
            try await Task.sleep(for: .milliseconds(500))
            let earlier = versions
            versions = try await self.store.versions(of: Array(before.intersection(self.waiting)))
            for (job, version) in versions where earlier[job] == version {
                guard let row = try await self.store.job(job) else { continue }
                if self.tell(job, row.status) { self.state.withLock { $0.polled += 1 } }
            }
        }
    }

    private var waiting: Set<JobID> { self.state.withLock { Set($0.waiters.keys) } }

    /// Whether this was news to someone who waits.
    @discardableResult
    private func tell(_ job: JobID, _ status: String) -> Bool {
        switch JobStatus(rawValue: status) {
        case .completed, .failed, .cancelled: break
        case .pending, .processing, nil: return false
        }
        let waiter = self.state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: job)
            if waiter == nil { state.early[job] = status }
            return waiter
        }
        waiter?.resume(returning: status)
        return waiter != nil
    }
}
