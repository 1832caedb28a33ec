import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs

extension JobRoutes {
    private static let usualPage: Int64 = 50
    private static let largestPage: Int64 = 200

    /// `GET /api/v1/jobs`: newest first. A page begins behind the last job of the one before, so that jobs that arrive meanwhile move
    /// nothing.
    func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["status", "limit", "cursor"])
        let status = query.choice("status", of: JobStatus.self)
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? Self.usualPage)
        var before: JobID?
        if let cursor = query.text("cursor") {
            before = JobID(cursor)
            if before == nil { query.note("cursor", "must be the one of a page before") }
        }
        try query.finish()
        // One more than asked for, to know whether there is a next page.
        let search = JobQuery(userID: caller.userID, status: status?.rawValue, before: before, limit: limit + 1)
        let service = self.access.service
        let rows = try await serving { () async throws(JobServiceError) in try await service.jobs(search) }
        return JSONAnswer.response(Self.page(Array(rows.prefix(limit)), next: rows.count > limit ? rows[limit - 1].jobID : nil))
    }

    private static func page(_ rows: [JobRow], next: JobID?) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 64 + rows.count * 384)
        json.beginObject()
        json.beginArray("jobs")
        for row in rows {
            json.beginObject()
            JobSummary(row: row).write(to: &json)
            json.endObject()
        }
        json.endArray()
        if let next { json.member("nextCursor", next.description) }
        json.endObject()
        return json.bytes
    }

    /// `GET /api/v1/jobs/{id}`: the job in full; 304 when the client has this version.
    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("id"), of: try context.caller)
        try QueryFields(request.uri, known: []).finish()
        var headers = HTTPFields()
        headers[.cacheControl] = "private, no-cache"
        let current = EntityTag("\(row.version)")
        if current.isKnown(to: request.headers) {
            headers[.eTag] = "\(current)"
            return Response(status: .notModified, headers: headers)
        }
        let document = try await self.documents.document(row)
        headers[.eTag] = "\(EntityTag("\(document.version)"))"
        return JSONAnswer.response(document.bytes, headers: headers)
    }
}
