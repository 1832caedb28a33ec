import EventSourcing
import JobRuntime
import Jobs
import Resumes

/// All that a job's page shows, read for the user whose job it is.
struct JobContent: Sendable {
    let row: JobRow
    let log: [EventEnvelope<JobEvent>]
    let state: JobState
    /// What the last failed step said.
    let failureMessage: String?
    let report: ReportFile?
    let letter: String?
    /// The finished document.
    let pdf: ArtifactReference?

    /// Files that cannot be read now are left out; their links say why.
    init(_ row: JobRow, _ service: JobService) async throws(Problem) {
        let log = try await serving { () async throws(JobServiceError) in try await service.log(row.jobID) }
        let state = JobDecider.fold(log)
        guard let current = state.row(row.jobID, head: .zero) else { throw Problem.noJob }
        self.row = current
        self.log = log
        self.state = state
        self.failureMessage = current.errorCode == nil ? nil : await Self.message(current, log, service)
        let isReadable = state.phase == .completed && !state.isErased
        let artifacts = isReadable ? state.artifacts : []
        self.pdf = artifacts.last { $0.mediaType == "application/pdf" }
        self.report = await Self.content("report.json", artifacts, current, service).flatMap { ReportFile(json: $0) }
        self.letter = await Self.content("letter.txt", artifacts, current, service).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func content(
        _ name: String,
        _ artifacts: [ArtifactReference],
        _ row: JobRow,
        _ service: JobService
    ) async -> [UInt8]? {
        guard artifacts.contains(where: { $0.name == name }) else { return nil }
        return try? await service.artifact(row.jobID, name: name)
    }

    private static func message(_ row: JobRow, _ log: [EventEnvelope<JobEvent>], _ service: JobService) async -> String? {
        let failure = log.last { envelope in
            if case .stepFailed = envelope.event { true } else { false }
        }
        guard let failure, let bytes = try? await service.payload(row.jobID, failure, of: row.userID) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
