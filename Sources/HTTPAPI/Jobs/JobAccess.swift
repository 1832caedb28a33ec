import EventSourcing
import JobRuntime
import Jobs

/// Finds jobs of one user and of nobody else.
struct JobAccess: Sendable {
    let service: JobService

    /// The caller's job of this id. Another user's, one that does not exist and an id that is none are all the same (G13).
    func row(_ text: String, of caller: Principal) async throws(Problem) -> JobRow {
        guard let jobID = JobID(text) else { throw Problem.noJob }
        let row = try await serving { () async throws(JobServiceError) in try await self.service.row(jobID) }
        guard row.userID == caller.userID else { throw Problem.noJob }
        return row
    }

    /// The caller's job, which must have ended: what a running job was made from is still needed.
    func finishedRow(_ text: String, of caller: Principal) async throws(Problem) -> JobRow {
        let row = try await self.row(text, of: caller)
        guard JobStatus(rawValue: row.status)?.isSettled ?? false else {
            throw Problem(.jobState, "only a finished job can be deleted; cancel it first")
        }
        return row
    }
}
