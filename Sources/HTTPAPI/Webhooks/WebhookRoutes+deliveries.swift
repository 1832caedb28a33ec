import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Webhooks

extension WebhookRoutes {
    private static let usualPage: Int64 = 50
    private static let largestPage: Int64 = 200

    /// `POST /api/v1/webhooks/{id}/test`: 202; a message of type `webhook.test` is on its way, and what becomes of it is in the log.
    func test(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let endpoint = try await self.desk.endpoint(context.part("id"), of: caller)
        let collector = FieldCollector()
        _ = JSONFields(try await self.bodies.optionalObject(request), at: .root, known: [], collector)
        try collector.finish()
        guard endpoint.state.isEnabled else { throw Problem(.webhookState, "the webhook is disabled; enable it first") }
        let now = try await self.desk.now()
        var random = SystemRandomNumberGenerator()
        let id =
            try KeyedRequest.key(request.headers).map { WebhookDeliveryID(ofRequest: $0.text, to: endpoint.id) }
            ?? WebhookDeliveryID(at: now, random: (random.next(), random.next()))
        let delivery = WebhookFanOut.test(of: endpoint, id: id, now: now)
        let added = try await self.desk.storing { store throws(StoreError) in try await store.add([delivery]) }
        if added > 0 { self.desk.onDelivery() }
        var headers = HTTPFields()
        if added == 0 { headers[.idempotencyReplayed] = "true" }
        let standing = try await self.delivery(id, to: endpoint)
        return JSONAnswer.response(DeliveryView(delivery: standing).json, status: .accepted, headers: headers)
    }

    /// `GET /api/v1/webhooks/{id}/deliveries`: the log, newest first.
    func deliveries(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let endpoint = try await self.desk.endpoint(context.part("id"), of: caller)
        let query = QueryFields(request.uri, known: ["limit", "cursor"])
        let limit = Int(query.integer("limit", in: 1...Self.largestPage) ?? Self.usualPage)
        var cursor: DeliveryCursor?
        if let text = query.text("cursor") {
            cursor = DeliveryCursor(text)
            if cursor == nil { query.note("cursor", "must be the one of a page before") }
        }
        try query.finish()
        let before = cursor
        // One more than asked for, to know whether there is a next page.
        let found = try await self.desk.storing { store throws(StoreError) in
            try await store.deliveries(of: endpoint.id, user: caller.userID, before: before, limit: limit + 1)
        }
        var json = JSONWriter(reservingCapacity: 64 + found.count * 512)
        json.beginObject()
        json.beginArray("deliveries")
        for delivery in found.prefix(limit) {
            json.beginObject()
            DeliveryView(delivery: delivery).write(to: &json)
            json.endObject()
        }
        json.endArray()
        if found.count > limit { json.member("nextCursor", DeliveryCursor(found[limit - 1]).text) }
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    /// `POST /api/v1/webhooks/{id}/deliveries/{delivery}/retry`: one more try of a delivery that has ended. Asked again while it waits, it
    /// answers the same.
    func retry(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let endpoint = try await self.desk.endpoint(context.part("id"), of: caller)
        let collector = FieldCollector()
        _ = JSONFields(try await self.bodies.optionalObject(request), at: .root, known: [], collector)
        try collector.finish()
        guard let id = WebhookDeliveryID(context.part("delivery")) else { throw Self.noDelivery }
        let delivery = try await self.delivery(id, to: endpoint)
        guard endpoint.state.isEnabled else { throw Problem(.webhookState, "the webhook is disabled; enable it first") }
        if delivery.phase.isSettled {
            guard delivery.attempts.count < WebhookDelivery.attemptLimit else {
                throw Problem(.webhookState, "the delivery has been tried \(WebhookDelivery.attemptLimit) times")
            }
            if try await self.desk.storing({ store throws(StoreError) in try await store.retry(id, of: caller.userID) }) {
                self.desk.onDelivery()
            }
        }
        return JSONAnswer.response(DeliveryView(delivery: try await self.delivery(id, to: endpoint)).json, status: .accepted)
    }

    private static let noDelivery = Problem(.notFound, "there is no such delivery")

    private func delivery(_ id: WebhookDeliveryID, to endpoint: WebhookEndpoint) async throws(Problem) -> WebhookDelivery {
        let found = try await self.desk.storing { store throws(StoreError) in try await store.delivery(id, of: endpoint.userID) }
        guard let found, found.endpointID == endpoint.id else { throw Self.noDelivery }
        return found
    }
}
