import EventSourcing
import JobRuntime
import Jobs
import Resumes
import Vault

/// What came of jobs, in the words and bytes that older clients expect beside a status. For the job's owner alone: it opens payload.
struct JobResults: Sendable {
    let service: JobService
    let documents: JobDocuments

    /// The résumé that belongs to the job: the one that a service outside says it made, else the stored one it was made of.
    func resumeID(of row: JobRow) async throws(Problem) -> String? {
        if let reported = try await self.reportedResumeID(of: row) { return reported }
        return try await self.details(of: row).resumeID?.description
    }

    /// What the job's maker wrote beside its documents; nothing once that was erased.
    func details(of row: JobRow) async throws(Problem) -> SubmissionDetails { try await self.documents.details(row) }

    /// Why the job failed; nil for one that has not.
    func errorMessage(of row: JobRow) async throws(Problem) -> String? {
        guard row.status == JobStatus.failed.rawValue else { return nil }
        let general = row.step.map { "the step '\($0)' failed" } ?? "the job failed"
        let log = try await serving { () async throws(JobServiceError) in try await self.service.log(row.jobID) }
        guard let failure = log.last(where: { $0.event.isStepFailure && $0.payload != nil }) else { return general }
        return try await self.payload(failure, of: row).flatMap { String(validating: $0, as: UTF8.self) } ?? general
    }

    private func reportedResumeID(of row: JobRow) async throws(Problem) -> String? {
        guard row.status == JobStatus.completed.rawValue else { return nil }
        let log = try await serving { () async throws(JobServiceError) in try await self.service.log(row.jobID) }
        for envelope in log.reversed() where envelope.event.completedStep.map({ log.isDelegated($0) }) ?? false {
            guard let output = try await self.payload(envelope, of: row), let value = JSONValue(json: output) else { continue }
            if case .string(let id)? = value.member("resumeId") { return id }
        }
        return nil
    }

    /// An artifact of the job's; nil when it has none of the name, was erased, or is larger than the limit.
    func artifact(_ name: String, of row: JobRow, upTo limit: Int = .max) async throws(Problem) -> [UInt8]? {
        guard row.status == JobStatus.completed.rawValue else { return nil }
        do throws(JobServiceError) {
            let state = try await self.service.state(row.jobID)
            guard !state.isErased, let known = state.artifacts.first(where: { $0.name == name }), known.size <= limit else { return nil }
            return try await self.service.artifact(row.jobID, name: name)
        } catch {
            if case .vault(let reason) = error, case .erased = reason { return nil }
            throw Problem(error)
        }
    }

    private func payload(_ envelope: EventEnvelope<JobEvent>, of row: JobRow) async throws(Problem) -> [UInt8]? {
        do throws(JobServiceError) {
            return try await self.service.payload(row.jobID, envelope, of: row.userID)
        } catch {
            if case .vault(let reason) = error, case .erased = reason { return nil }
            throw Problem(error)
        }
    }
}

extension [EventEnvelope<JobEvent>] {
    /// Whether a service outside had the step.
    fileprivate func isDelegated(_ name: String) -> Bool {
        self.contains { envelope in
            if case .stepStarted(name, _, .callback) = envelope.event { true } else { false }
        }
    }
}
