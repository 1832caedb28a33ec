import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs

/// What an auditor may read: any user's job as its log tells it, and whether the log is still what was written. Control fields alone; of
/// payloads only that they are there, how large they are and what they hash to.
struct AuditRoutes: Sendable {
    private static let largestPage: Int64 = 1000

    let service: JobService
    let store: any JobStore

    func add(to group: RouterGroup<APIContext>) {
        group.get("jobs/:id") { try await self.job($0, $1) }
        group.get("jobs/:id/events") { try await self.events($0, $1) }
        group.get("jobs/:id/state") { try await self.job($0, $1) }
        group.get("jobs/:id/verification") { try await self.verification($0, $1) }
        group.get("near-misses") { try await self.nearMisses($0, $1) }
    }

    /// `GET …/jobs/{id}` and `…/jobs/{id}/state`: as it stands, or as it stood after the event `?version=N`.
    func job(_ request: Request, _ context: APIContext) async throws -> Response {
        let jobID = try Self.jobID(context)
        let log = try await serving { () async throws(JobServiceError) in try await self.service.log(jobID) }
        guard let document = JobDocument(jobID, try log.asOf(request)) else { throw Problem.noJob }
        return JSONAnswer.response(AuditedJob(document).json)
    }

    /// `GET …/jobs/{id}/events`: the entries themselves, each beside its hash.
    func events(_ request: Request, _ context: APIContext) async throws -> Response {
        let jobID = try Self.jobID(context)
        let query = QueryFields(request.uri, known: ["after", "limit"])
        let after = Int(query.integer("after", in: 0...Int64(Int32.max)) ?? 0)
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? Self.largestPage)
        try query.finish()
        let events = try await storing { () async throws(StoreError) in try await self.store.readStream(jobID, from: after + 1) }
        if events.isEmpty {
            // A job without events has no row either, unless somebody was at it; then it is for the verification to say so.
            _ = try await serving { () async throws(JobServiceError) in try await self.service.row(jobID) }
        }
        return JSONAnswer.response(AuditedEvents.json(events.prefix(limit), hasMore: events.count > limit))
    }

    /// `GET …/jobs/{id}/verification`: holds the log against itself and everything else against the log.
    func verification(_ request: Request, _ context: APIContext) async throws -> Response {
        let jobID = try Self.jobID(context)
        try QueryFields(request.uri, known: []).finish()
        let report = try await storing { () async throws(StoreError) in try await self.service.auditor.verify(jobID) }
        if report.events == 0 { _ = try await serving { () async throws(JobServiceError) in try await self.service.row(jobID) } }
        return JSONAnswer.response(VerificationView(jobID: jobID, report: report).json)
    }

    /// `GET …/near-misses`: refused appends, newest first (G5).
    func nearMisses(_ request: Request, _ context: APIContext) async throws -> Response {
        let query = QueryFields(request.uri, known: ["limit"])
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? 100)
        try query.finish()
        let misses = try await storing { () async throws(StoreError) in try await self.store.nearMisses(limit: limit) }
        var json = JSONWriter(reservingCapacity: 64 + misses.count * 160)
        json.beginObject()
        json.beginArray("nearMisses")
        for miss in misses { NearMissView(miss).write(to: &json) }
        json.endArray()
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    private static func jobID(_ context: APIContext) throws(Problem) -> JobID {
        guard let jobID = JobID(context.part("id")) else { throw Problem.noJob }
        return jobID
    }
}
