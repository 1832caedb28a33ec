import EventSourcing
import Hummingbird
import HummingbirdCore
import JobRuntime

extension OptimizeRoutes {
    private static let usualPage: Int64 = 20
    private static let largestPage: Int64 = 100
    /// Whoever wants to go further back takes the cursor, which costs the same on every page.
    private static let largestOffset: Int64 = 1000

    /// `GET /api/jobs`: newest first; by cursor, or by offset as older clients count.
    func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(
            request.uri,
            known: ["status", "workflow", "created_from", "created_before", "limit", "offset", "cursor"]
        )
        let status = query.choice("status", of: OptimizeStatus.self)
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? Self.usualPage)
        let offset = Int(query.integer("offset", in: 0...Self.largestOffset) ?? 0)
        let (from, before) = (query.time("created_from"), query.time("created_before"))
        var after: JobCursor?
        if let cursor = query.text("cursor") {
            after = JobCursor(cursor)
            if after == nil { query.note("cursor", "must be the one of a page before") }
        }
        try query.finish()
        let listing = JobListing(
            userID: caller.userID,
            statuses: status.map { [$0.row] } ?? [],
            workflow: query.text("workflow"),
            createdFrom: from,
            createdBefore: before,
            after: after,
            // One more than asked for, to know whether there is a next page.
            limit: offset + limit + 1
        )
        let service = self.access.service
        let found = try await serving { () async throws(JobServiceError) in try await service.jobs(listing) }
        let rows = found.dropFirst(offset)
        var json = JSONWriter(reservingCapacity: 64 + rows.count * 384)
        json.beginObject()
        json.beginArray("jobs")
        for row in rows.prefix(limit) {
            json.beginObject()
            try await self.write(row, to: &json)
            json.endObject()
        }
        json.endArray()
        json.member("limit", limit)
        json.member("offset", offset)
        let next = rows.count > limit ? rows.prefix(limit).last.map { JobCursor($0).description } : nil
        json.memberOrNull("next_cursor", next)
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }
}
