import EventSourcing
import JobRuntime
import Jobs

/// Waits for jobs to be settled, without asking again and again.
struct JobWaiting: Sendable {
    let service: JobService
    let hub: StreamHub
    let shedder: LoadShedder

    /// The job's row once it is settled; nil when that takes longer, or there are too many who wait.
    func settled(_ jobID: JobID, of caller: Principal, within patience: Duration) async throws -> JobRow? {
        let subscription = StreamSubscription(.job(jobID), of: caller, channel: nil)
        guard let lease = try? self.hub.subscribe(subscription) else { return nil }
        defer { withExtendedLifetime(lease) {} }
        return try await self.shedder.whileWaiting {
            do {
                return try await Deadline.within(patience) { try await self.follow(jobID, subscription) }
            } catch is DeadlineExceeded {
                return nil
            }
        }
    }

    /// Nil when the service is stopping.
    private func follow(_ jobID: JobID, _ subscription: StreamSubscription) async throws -> JobRow? {
        while true {
            let row = try await serving { () async throws(JobServiceError) in try await self.service.row(jobID) }
            if JobStatus(rawValue: row.status)?.isSettled ?? true { return row }
            subscription.sent(version: row.version)
            guard await subscription.next().isDisjoint(with: [.closing, .gone]) else { return nil }
        }
    }
}
