import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime

extension ResumeRoutes {
    private static let usualPage: Int64 = 50
    private static let largestPage: Int64 = 200

    /// `GET /api/v1/resumes`: the one made last first, without what they say.
    func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["limit", "cursor"])
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? Self.usualPage)
        var after: ResumeCursor?
        if let cursor = query.text("cursor") {
            after = ResumeCursor(cursor)
            if after == nil { query.note("cursor", "must be the one of a page before") }
        }
        try query.finish()
        let place = after
        // One more than asked for, to know whether there is a next page.
        let rows = try await serving { () async throws(JobServiceError) in
            try await self.resumes.list(of: caller.userID, after: place, limit: limit + 1)
        }
        var json = JSONWriter(reservingCapacity: 64 + rows.count * 256)
        json.beginObject()
        json.beginArray("resumes")
        for row in rows.prefix(limit) {
            json.beginObject()
            ResumeView(row).write(to: &json)
            json.endObject()
        }
        json.endArray()
        if rows.count > limit { json.member("nextCursor", ResumeCursor(rows[limit - 1]).description) }
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    /// `GET /api/v1/resumes/{id}`: the newest version, or with `?version=` that one; 304 when the client has it.
    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let id = try Self.id(context)
        let query = QueryFields(request.uri, known: ["version"])
        let version = query.integer("version", in: 1...Int64(Int32.max)).map { Int($0) }
        try query.finish()
        let found = try await serving { () async throws(JobServiceError) in
            try await self.resumes.read(id, of: caller.userID, version: version)
        }
        guard let found else { throw Self.none }
        let tag = ResumeView.tag(found.version.version)
        var headers = HTTPFields()
        headers[.cacheControl] = "private, no-cache"
        headers[.eTag] = "\(tag)"
        if tag.isKnown(to: request.headers) { return Response(status: .notModified, headers: headers) }
        return JSONAnswer.response(ResumeView(found.version).json(with: found.json), headers: headers)
    }
}
