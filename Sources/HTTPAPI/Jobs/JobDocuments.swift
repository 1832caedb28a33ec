import EventSourcing
import JobRuntime
import Synchronization

/// Jobs in full, kept for as long as nothing has happened to them: asking again costs reading one row.
///
/// What is kept holds control fields alone and no payload: what their makers wrote is read anew each time, so that it is gone when it was
/// erased. Bounded by two generations, the older of which goes when the younger is full.
final class JobDocuments: Sendable {
    struct Rendered: Sendable {
        var version: Int
        /// One JSON object.
        var bytes: [UInt8]
        /// Whether the job's maker has written something that belongs to it.
        fileprivate(set) var hasDetails: Bool
    }

    private struct State {
        var young: [JobID: Rendered] = [:]
        var old: [JobID: Rendered] = [:]
    }

    private static let generation = 2048

    private let service: JobService
    private let maker: any SubmissionMaker
    private let state = Mutex(State())

    init(service: JobService, maker: any SubmissionMaker) {
        self.service = service
        self.maker = maker
    }

    /// The document of the job, at least as new as the row.
    func document(_ row: JobRow) async throws(Problem) -> Rendered {
        let known = self.known(row.jobID)
        if let known, known.version >= row.version {
            return known.hasDetails ? known.with(try await self.details(row)) : known
        }
        let log = try await serving { () async throws(JobServiceError) in try await self.service.log(row.jobID) }
        guard let document = JobDocument(row.jobID, log) else { throw Problem.noJob }
        // A job that had none when it was made never gets any.
        let details = document.isErased || known?.hasDetails == false ? SubmissionDetails() : try await self.details(row)
        let rendered = Rendered(version: document.version, bytes: document.json, hasDetails: !details.isEmpty)
        self.keep(rendered, of: row.jobID)
        return rendered.with(details)
    }

    /// What the job's maker wrote beside its documents; nothing once that was erased.
    func details(_ row: JobRow) async throws(Problem) -> SubmissionDetails {
        let input = try await serving { () async throws(JobServiceError) in try await self.service.input(row.jobID, of: row.userID) }
        return input.map { self.maker.details(of: $0) } ?? SubmissionDetails()
    }

    private func known(_ jobID: JobID) -> Rendered? {
        self.state.withLock { $0.young[jobID] ?? $0.old[jobID] }
    }

    private func keep(_ rendered: Rendered, of jobID: JobID) {
        self.state.withLock { state in
            if state.young.count >= Self.generation {
                state.old = state.young
                state.young = [:]
            }
            state.young[jobID] = rendered
        }
    }
}

extension JobDocuments.Rendered {
    fileprivate func with(_ details: SubmissionDetails) -> Self {
        guard !details.isEmpty else { return self }
        var json = JSONWriter()
        json.beginObject()
        if let id = details.resumeID { json.member("resumeId", id.description) }
        if !details.metadata.isEmpty {
            json.beginObject("metadata")
            for (name, text) in details.metadata.sorted(by: { $0.key < $1.key }) { json.member(named: name, text) }
            json.endObject()
        }
        json.endObject()
        var joined = self
        joined.bytes = self.bytes.dropLast() + [UInt8(ascii: ",")] + json.bytes.dropFirst()
        return joined
    }
}
