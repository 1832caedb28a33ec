import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs
import NIOCore

/// The routes of events: as a list, and as live streams.
struct EventRoutes: Sendable {
    private static let largestPage: Int64 = 1000

    let access: JobAccess
    let hub: StreamHub
    let feed: FeedReader
    let limits: HTTPLimits

    func add(to group: RouterGroup<APIContext>) {
        group.get("jobs/:id/events") { try await self.job($0, $1) }
        group.get("events") { try await self.user($0, $1) }
    }

    /// `GET /api/v1/jobs/{id}/events`: the log after a version; with `Accept: text/event-stream` a live tail from there.
    ///
    /// 204 when there is nothing left to wait for, which ends a browser's coming back.
    func job(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("id"), of: caller)
        let query = QueryFields(request.uri, known: ["after", "limit", "token"])
        let after = query.integer("after", in: 0...Int64(Int32.max))
        let limit = query.integer("limit", in: 1...Self.largestPage) ?? Self.largestPage
        try query.finish()
        _ = try Self.lastEventID(request.headers)
        guard Self.wantsStream(request.headers) else { return try await self.page(row, after: Int(after ?? 0), limit: Int(limit)) }
        return try self.tail(of: row, by: caller, after: after, request, context)
    }

    /// A live tail of a job; 204 when there is nothing left to wait for.
    func tail(of row: JobRow, by caller: Principal, after: Int64?, _ request: Request, _ context: APIContext) throws(Problem) -> Response {
        let version = Int(clamping: try Self.lastEventID(request.headers) ?? after ?? 0)
        if JobStatus(rawValue: row.status)?.isSettled ?? false, version >= row.version { return Response(status: .noContent) }
        let subscription = StreamSubscription(.job(row.jobID), of: caller, channel: context.channel)
        subscription.sent(version: version)
        let lease = try self.hub.subscribe(subscription)
        let tail = JobTail(jobID: row.jobID, service: self.access.service, limits: self.limits, subscription: subscription)
        return Self.stream(request, lease) { try await tail.run(after: version, $0) }
    }

    /// `GET /api/v1/events`: a live tail of all the caller's jobs, from now on or after a position.
    func user(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["after", "token"])
        let after = query.integer("after", in: 0...Int64.max)
        try query.finish()
        _ = try Self.lastEventID(request.headers)
        guard Self.wantsStream(request.headers) else {
            throw Problem(.notAcceptable, "ask with 'Accept: text/event-stream'")
        }
        return try await self.tail(of: caller, after: after, request, context)
    }

    /// A live tail of all of a user's jobs.
    func tail(of caller: Principal, after: Int64?, _ request: Request, _ context: APIContext) async throws(Problem) -> Response {
        let subscription = StreamSubscription(.user(caller.userID), of: caller, channel: context.channel)
        let lease = try self.hub.subscribe(subscription)
        // Behind the subscription, so that nothing falls between the two.
        let position = try await self.feed.start(try Self.lastEventID(request.headers) ?? after)
        let tail = UserTail(userID: caller.userID, feed: self.feed, limits: self.limits, subscription: subscription)
        return Self.stream(request, lease) { try await tail.run(after: position, $0) }
    }

    private func page(_ row: JobRow, after: Int, limit: Int) async throws(Problem) -> Response {
        let service = self.access.service
        let log = try await serving { () async throws(JobServiceError) in try await service.log(row.jobID, from: after + 1) }
        var json = JSONWriter(reservingCapacity: 64 + min(log.count, limit) * 256)
        json.beginObject()
        json.beginArray("events")
        for envelope in log.prefix(limit) {
            json.beginObject()
            JobEventView(envelope).write(to: &json)
            json.endObject()
        }
        json.endArray()
        json.member("hasMore", log.count > limit)
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    private static func stream(
        _ request: Request,
        _ lease: StreamLease,
        _ run: @escaping @concurrent @Sendable (EventStreamWriter) async throws -> Void
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream"
        headers[.cacheControl] = "no-cache, no-transform"
        // The server closes the connection behind a stream; a client must not send anything more on it.
        headers[.connection] = "close"
        // Proxies that would gather the stream before they pass it on.
        headers[.accelBuffering] = "no"
        let body = ResponseBody { writer in
            let stream = EventStreamWriter(writer, lease.subscription)
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await run(stream)
            } onInboundClosed: {
                lease.subscription.raise(.gone)
            }
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func wantsStream(_ headers: HTTPFields) -> Bool {
        headers[values: .accept].contains { $0.lowercased().contains("text/event-stream") }
    }

    /// Looked at even where it changes nothing: what no stream has given is refused.
    private static func lastEventID(_ headers: HTTPFields) throws(Problem) -> Int64? {
        guard let text = headers[.lastEventID], !text.isEmpty else { return nil }
        guard text.utf8.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let id = Int64(text) else {
            throw Problem(.malformedRequest, fields: [FieldProblem(.header("Last-Event-ID"), "must be an id of this stream")])
        }
        return id
    }
}
