import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes
import Webhooks

/// The routes of `/api/v1/webhooks`: places that are told when the caller's jobs change their status.
struct WebhookRoutes: Sendable {
    let desk: WebhookDesk
    let bodies: BodyReader

    func add(to group: RouterGroup<APIContext>) {
        group.post("webhooks") { try await self.create($0, $1) }
        group.get("webhooks") { try await self.list($0, $1) }
        group.get("webhooks/:id") { try await self.show($0, $1) }
        group.patch("webhooks/:id") { try await self.change($0, $1) }
        group.delete("webhooks/:id") { try await self.remove($0, $1) }
        group.post("webhooks/:id/secret") { try await self.rotate($0, $1) }
        group.post("webhooks/:id/test") { try await self.test($0, $1) }
        group.get("webhooks/:id/deliveries") { try await self.deliveries($0, $1) }
        group.post("webhooks/:id/deliveries/:delivery/retry") { try await self.retry($0, $1) }
    }

    /// `POST /api/v1/webhooks`: 201 with the secret, which is shown this once. The same `Idempotency-Key` again gives the same endpoint.
    private func create(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let key = try KeyedRequest.key(request.headers)
        let collector = FieldCollector()
        let fields = JSONFields(try await self.bodies.object(request), at: .root, known: WebhookFields.known, collector)
        let wanted = WebhookFields(fields)
        let text = fields.require("url", wanted.url) ?? ""
        try collector.finish()
        let url = try await self.desk.target(text, at: JSONPointer.root.appending("url"))
        let now = try await self.desk.now()
        var random = SystemRandomNumberGenerator()
        let endpoint = WebhookEndpoint(
            id: key.map { WebhookEndpointID(ofRequest: $0.text, of: caller.userID) }
                ?? WebhookEndpointID(at: now, random: (random.next(), random.next())),
            userID: caller.userID,
            url: url,
            statuses: wanted.statuses ?? WebhookEndpoint.settledStatuses,
            secrets: [EndpointSecret(secret: .random(using: &random))],
            createdAt: now
        )
        let limit = self.desk.endpointsPerUser
        let isNew = try await self.desk.storing { store throws(StoreError) in try await store.insert(endpoint, limit: limit) }
        guard !isNew else {
            self.desk.onEndpoint()
            return Self.created(endpoint)
        }
        let standing = try await self.desk.storing { store throws(StoreError) in try await store.endpoint(endpoint.id, of: caller.userID) }
        guard let standing, key != nil else {
            throw Problem(.webhookState, "there may be \(limit) webhooks; remove one first")
        }
        guard standing.revision > 1 || (standing.url == endpoint.url && standing.statuses == endpoint.statuses) else {
            throw Problem.keyReused
        }
        return Self.created(standing, isReplayed: true)
    }

    private static func created(_ endpoint: WebhookEndpoint, isReplayed: Bool = false) -> Response {
        // A secret that has been changed since is not shown again.
        let view = WebhookView(endpoint: endpoint, secret: endpoint.revision == 1 ? endpoint.secrets.first?.secret : nil)
        var headers: HTTPFields = [.location: view.path]
        if isReplayed { headers[.idempotencyReplayed] = "true" }
        return JSONAnswer.response(view.json, status: .created, headers: headers)
    }

    /// `GET /api/v1/webhooks`: those for all jobs, the newest first.
    private func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        try QueryFields(request.uri, known: []).finish()
        let endpoints = try await self.desk.storing { store throws(StoreError) in try await store.endpoints(of: caller.userID) }
        var json = JSONWriter()
        json.beginObject()
        json.beginArray("webhooks")
        for endpoint in endpoints {
            json.beginObject()
            WebhookView(endpoint: endpoint).write(to: &json)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    /// `GET /api/v1/webhooks/{id}`
    private func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        try QueryFields(request.uri, known: []).finish()
        return JSONAnswer.response(WebhookView(endpoint: try await self.desk.endpoint(context.part("id"), of: caller)).json)
    }

    /// `PATCH /api/v1/webhooks/{id}` with any of `{url, statuses, enabled}`: deliveries that wait go to the new URL; those of an endpoint
    /// that is disabled are given up.
    private func change(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        _ = try await self.desk.endpoint(context.part("id"), of: caller)
        let collector = FieldCollector()
        let known = WebhookFields.known.union(["enabled"])
        let fields = JSONFields(try await self.bodies.object(request), at: .root, known: known, collector)
        let wanted = WebhookFields(fields)
        let isEnabled = fields.flag("enabled")
        try collector.finish()
        var url: TargetURL?
        if let text = wanted.url { url = try await self.desk.target(text, at: JSONPointer.root.appending("url")) }
        let changed = try await self.desk.changing(context.part("id"), of: caller) { endpoint, now in
            if let url, url.text != endpoint.url { endpoint.move(to: url) }
            if let statuses = wanted.statuses { endpoint.statuses = statuses }
            switch isEnabled {
            case nil: break
            case .some(true): endpoint.enable()
            case .some(false): endpoint.disable(.byUser, at: now)
            }
        }
        return JSONAnswer.response(WebhookView(endpoint: changed).json)
    }

    /// `DELETE /api/v1/webhooks/{id}`: with its deliveries.
    private func remove(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let endpoint = try await self.desk.endpoint(context.part("id"), of: caller)
        try QueryFields(request.uri, known: []).finish()
        _ = try await self.desk.storing { store throws(StoreError) in try await store.removeEndpoint(endpoint.id, of: caller.userID) }
        return Response(status: .noContent)
    }

    /// `POST /api/v1/webhooks/{id}/secret` with `{overlapSeconds}`: a new secret, shown this once; those before it sign too until then.
    private func rotate(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        _ = try await self.desk.endpoint(context.part("id"), of: caller)
        let collector = FieldCollector()
        let fields = JSONFields(try await self.bodies.optionalObject(request), at: .root, known: ["overlapSeconds"], collector)
        let overlap = fields.integer("overlapSeconds", in: 0...604_800) ?? 86_400
        try collector.finish()
        var random = SystemRandomNumberGenerator()
        let secret = WebhookSecret.random(using: &random)
        let changed = try await self.desk.changing(context.part("id"), of: caller) { endpoint, now in
            endpoint.rotate(to: secret, at: now, overlapMilliseconds: Int64(overlap) * 1000)
        }
        return JSONAnswer.response(WebhookView(endpoint: changed, secret: secret).json)
    }
}
