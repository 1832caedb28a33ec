import EventSourcing
import JobRuntime
import Synchronization

/// Jobs in full, kept for as long as nothing has happened to them: asking again costs reading one row.
///
/// What is kept holds control fields alone and no payload. Bounded by two generations, the older of which goes when the younger is full.
final class JobDocuments: Sendable {
    struct Rendered: Sendable {
        var version: Int
        var bytes: [UInt8]
    }

    private struct State {
        var young: [JobID: Rendered] = [:]
        var old: [JobID: Rendered] = [:]
    }

    private static let generation = 2048

    private let service: JobService
    private let state = Mutex(State())

    init(service: JobService) { self.service = service }

    /// The document of the job, at least as new as the row.
    func document(_ row: JobRow) async throws(Problem) -> Rendered {
        if let known = self.known(row.jobID), known.version >= row.version { return known }
        let log = try await serving { () async throws(JobServiceError) in try await self.service.log(row.jobID) }
        guard let document = JobDocument(row.jobID, log) else { throw Problem.noJob }
        let rendered = Rendered(version: document.version, bytes: document.json)
        self.keep(rendered, of: row.jobID)
        return rendered
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
