public import EventSourcing
import Jobs
public import Messaging
public import ServiceLifecycle

/// Ends the process once nothing is pending, due or interrupted: what `selvedge work --drain` waits for.
public struct IdleStop<B: Broker>: Service {
    private static var period: Duration { .milliseconds(20) }

    private let store: any JobStore
    private let worker: Worker<B>

    public init(store: any JobStore, worker: Worker<B>) {
        self.store = store
        self.worker = worker
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // Who waits for the end of this process is better told than kept waiting; a worker that stays would go on by itself.
                if let error = await self.worker.outOfSpace { throw error }
                // A store that cannot be asked is not idle; the other services tell of it.
                if await self.worker.liveCount == 0, (try? await self.isIdle()) ?? false { return }
                try? await Task.sleep(for: Self.period)
            }
        }
    }

    private func isIdle() async throws(StoreError) -> Bool {
        let backlog = try await self.store.backlog()
        let now = try await self.store.now()
        if let next = backlog.nextTimer, next <= now { return false }
        // What the worker has put down as unreadable would keep the process up for ever.
        var putDown = 0
        if backlog.runnable > 0 {
            for jobID in await self.worker.unreadable where try await self.store.job(jobID)?.waits == .worker { putDown += 1 }
        }
        guard backlog.runnable <= putDown else { return false }
        if backlog.parked == 0 { return true }
        return try await !self.hasWokenJob(at: now)
    }

    /// Whether a parked job's timer has fired and its dispatch is on the way: its row still says that it is parked.
    private func hasWokenJob(at now: Timestamp) async throws(StoreError) -> Bool {
        for status in [JobStatus.processing, .pending] {
            if try await self.hasWokenJob(status, at: now) { return true }
        }
        return false
    }

    private func hasWokenJob(_ status: JobStatus, at now: Timestamp) async throws(StoreError) -> Bool {
        var query = JobQuery(status: status.rawValue, limit: 500)
        while true {
            let page = try await self.store.jobs(query)
            if page.contains(where: { $0.waits == .wake && ($0.wakeAt.map { $0 <= now } ?? false) }) { return true }
            guard let oldest = page.last else { return false }
            query.before = oldest.jobID
        }
    }
}
