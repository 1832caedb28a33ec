import EventSourcing
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
        let query = QueryFields(
            request.uri,
            known: ["workflow", "createdFrom", "createdBefore", "metadata", "limit", "cursor"],
            repeatable: ["status"]
        )
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? Self.usualPage)
        var listing = JobListing(
            userID: caller.userID,
            statuses: Set(query.choices("status", of: JobStatus.self).map(\.rawValue)),
            workflow: query.text("workflow"),
            createdFrom: query.time("createdFrom"),
            createdBefore: query.time("createdBefore"),
            // One more than asked for, to know whether there is a next page.
            limit: limit + 1
        )
        if let cursor = query.text("cursor") {
            listing.after = JobCursor(cursor)
            if listing.after == nil { query.note("cursor", "must be the one of a page before") }
        }
        let metadata = Self.metadata(query)
        try query.finish()
        let (service, search) = (self.access.service, listing)
        let rows = try await serving { () async throws(JobServiceError) in try await service.jobs(search, metadata: metadata) }
        return JSONAnswer.response(Self.page(Array(rows.prefix(limit)), next: rows.count > limit ? JobCursor(rows[limit - 1]) : nil))
    }

    /// `NAME`, or `NAME=VALUE`.
    private static func metadata(_ query: QueryFields) -> (name: String, value: String?)? {
        guard let text = query.text("metadata") else { return nil }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard Metadata.isName(parts[0]) else {
            query.note("metadata", "must be a name, or a name, '=' and a value")
            return nil
        }
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func page(_ rows: [JobRow], next: JobCursor?) -> [UInt8] {
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
}
