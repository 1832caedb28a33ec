public import EventSourcing
import Jobs
public import Webhooks

/// Folds jobs' streams to see which events changed the public status.
public struct JobStatusHistory: StatusHistory {
    private let store: any JobStore

    public init(store: any JobStore) { self.store = store }

    public var types: [String] {
        [
            "JobCreated", "JobClaimed", "JobParked", "JobCompleted", "JobFailed", "JobCancelled", "JobRetried", "JobQuarantined",
            "JobReleased",
        ]
    }

    /// A log that does not fit together is told of as far as it does: the rest is for those who verify it.
    public func changes(of job: JobID, at versions: Set<Int>) async throws(StoreError) -> [StatusChange] {
        guard let last = versions.max() else { return [] }
        var stream = JobStream(new: job)
        var changes: [StatusChange] = []
        for event in try await self.store.readStream(job, from: 1) where event.version <= last {
            let before = stream.state.status
            do {
                try stream.follow([event])
            } catch {
                return changes
            }
            guard versions.contains(event.version), let status = stream.state.status, status != before else { continue }
            changes.append(
                StatusChange(
                    jobID: job,
                    status: status.rawValue,
                    workflow: stream.state.workflow,
                    version: event.version,
                    errorCode: stream.state.errorCode,
                    changedAt: event.recordedAt
                )
            )
        }
        return changes
    }
}
