import EventSourcing
import HTTPAPI
import Testing
import Webhooks

@Suite struct WebhookRouteTests {
    private let world = World()
    private static let path = "/api/v1/webhooks"
    private static let order = #"{"url":"https://example.com/hook?key=1"}"#

    @Test func aWebhookShowsItsSecretOnceAndItsOwnerAlone() async throws {
        try await self.world.serving { api in
            let made = try await api.post(Self.path, Self.order)
            #expect(made.status == 201)
            let id = try #require(made["id"] as? String)
            #expect(made.header("Location") == "\(Self.path)/\(id)")
            let secret = try #require(made["secret"] as? String)
            #expect(WebhookSecret(secret) != nil)
            #expect(made["statuses"] as? [String] == ["cancelled", "completed", "failed"])
            let shown = try await api.get("\(Self.path)/\(id)")
            #expect(shown.status == 200 && shown["secret"] == nil && shown["url"] as? String == "https://example.com/hook?key=1")
            let list = try await api.get(Self.path).list("webhooks")
            #expect(list.map { $0["id"] as? String } == [id] && list.allSatisfy { $0["secret"] == nil })

            let bob = api.by("bob")
            #expect(try await bob.get(Self.path).list("webhooks").isEmpty)
            let delivery = "01a1ff7c-9dcf-7600-942e-b851ea14a9b8"
            for (method, path) in [
                ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/secret"), ("POST", "/test"), ("GET", "/deliveries"),
                ("POST", "/deliveries/\(delivery)/retry"),
            ] {
                let foreign = try await bob.send(method, "\(Self.path)/\(id)\(path)")
                let none = try await bob.send(method, "\(Self.path)/\(delivery)\(path)")
                #expect(foreign.status == 404 && foreign.text == none.text, "\(method) \(path)")
            }
            #expect(try await api.send("DELETE", "\(Self.path)/\(id)").status == 204)
            #expect(try await api.get("\(Self.path)/\(id)").status == 404)
        }
    }

    @Test(arguments: [
        ("http://example.com/", "url_scheme_not_allowed"), ("https://10.0.0.1/", "address_not_allowed"),
        ("https://[::1]/", "address_not_allowed"), ("https://169.254.169.254/latest", "address_not_allowed"),
        ("https://inside.example.com/", "address_not_allowed"), ("https://a:b@example.com/", "url_with_credentials"),
        ("https://0x7f.1/", "url_ambiguous_address"), ("nothing", "url_malformed"),
    ])
    func whereWebhooksMayNotGoIsAFieldProblemThatSaysWhy(url: String, code: String) async throws {
        try await self.world.serving { api in
            for answer in [
                try await api.post(Self.path, #"{"url":"\#(url)"}"#),
                try await api.post("/api/v1/jobs", API.submission(more: #","webhook":{"url":"\#(url)"}"#)),
            ] {
                #expect(answer.status == 422)
                #expect(answer.places.last?.hasSuffix("/url") == true)
                #expect(answer.text.contains(code), "\(answer.text)")
                #expect(!answer.text.contains("latest"), "the URL is not repeated")
            }
        }
    }

    @Test func aNameThatCannotBeLookedUpNowMayBeThereLater() async throws {
        try await self.world.serving { api in
            let answer = try await api.post(Self.path, #"{"url":"https://later.example.com/"}"#)
            #expect(answer.status == 201)
        }
    }

    @Test func unknownFieldsAndStatusesAreNamedAndThereIsALimit() async throws {
        try await self.world.serving { api in
            #expect(try await api.post(Self.path, #"{"url":"https://example.com/","colour":1}"#).places == ["/colour"])
            #expect(try await api.post(Self.path, #"{"statuses":["done"]}"#).places.sorted() == ["/statuses", "/url"])
            #expect(try await api.post(Self.path, #"{"url":"https://example.com/","statuses":[]}"#).places == ["/statuses"])
            for _ in 0..<3 { #expect(try await api.post(Self.path, Self.order).status == 201) }
            let fourth = try await api.post(Self.path, Self.order)
            #expect(fourth.status == 409 && fourth.problem == "webhook-state")
        }
    }

    @Test func theSameKeyGivesTheSameWebhookWithTheSameSecret() async throws {
        try await self.world.serving { api in
            let key = [("Idempotency-Key", "one")]
            let first = try await api.post(Self.path, Self.order, headers: key)
            let again = try await api.post(Self.path, Self.order, headers: key)
            #expect(again.status == 201 && again.body == first.body)
            #expect(again.header("Idempotency-Replayed") == "true" && first.header("Idempotency-Replayed") == nil)
            let other = try await api.post(Self.path, #"{"url":"https://example.com/other"}"#, headers: key)
            #expect(other.status == 422 && other.problem == "idempotency-key-reused")
            let bobs = try await api.by("bob").post(Self.path, Self.order, headers: key)
            #expect(bobs.status == 201 && bobs["id"] as? String != first["id"] as? String)
        }
    }

    @Test func aWebhookIsMovedDisabledAndGivenANewSecret() async throws {
        try await self.world.serving { api in
            let made = try await api.post(Self.path, Self.order)
            let name = try #require(made["id"] as? String)
            let path = "\(Self.path)/\(name)"
            let change = #"{"url":"https://example.com/b","statuses":["failed"],"enabled":false}"#
            let changed = try await api.send("PATCH", path, headers: [("Content-Type", "application/json")], body: change)
            #expect(changed.status == 200 && changed["url"] as? String == "https://example.com/b")
            #expect(changed["enabled"] as? Bool == false && changed["disabledReason"] as? String == "by_user")
            #expect(try await api.post("\(path)/test").problem == "webhook-state")
            let rotated = try await api.post("\(path)/secret", #"{"overlapSeconds":60}"#)
            #expect(rotated.status == 200)
            #expect(rotated["secret"] as? String != made["secret"] as? String && rotated["secret"] != nil)
            #expect(try await api.post("\(path)/secret", #"{"overlapSeconds":-1}"#).places == ["/overlapSeconds"])
            let ada = try #require(UserID("ada"))
            let id = try #require(WebhookEndpointID(name))
            let stored = try #require(await self.world.webhooks.endpoint(id, of: ada))
            #expect(stored.secrets.map { Optional($0.secret.revealed) } == [rotated["secret"] as? String, made["secret"] as? String])
            #expect(stored.secrets.map { $0.validUntil == nil } == [true, false])
        }
    }

    @Test func aTestIsInTheLogPageByPageAndCanBeSentAgain() async throws {
        try await self.world.serving { api in
            let made = try await api.post(Self.path, Self.order)
            let name = try #require(made["id"] as? String)
            let path = "\(Self.path)/\(name)"
            let first = try await api.post("\(path)/test", headers: [("Idempotency-Key", "t")])
            #expect(first.status == 202 && first["status"] as? String == "waiting" && first["type"] as? String == "webhook.test")
            let again = try await api.post("\(path)/test", headers: [("Idempotency-Key", "t")])
            #expect(again["id"] as? String == first["id"] as? String && again.header("Idempotency-Replayed") == "true")
            for _ in 0..<2 { _ = try await api.post("\(path)/test") }
            let page = try await api.get("\(path)/deliveries?limit=2")
            let cursor = try #require(page["nextCursor"] as? String)
            let rest = try await api.get("\(path)/deliveries?limit=2&cursor=\(cursor)")
            #expect(page.list("deliveries").count == 2 && rest["nextCursor"] == nil)
            #expect(rest.list("deliveries").map { $0["id"] as? String } == [first["id"] as? String])
            #expect(try await api.get("\(path)/deliveries?cursor=x").places == ["cursor"])

            let firstName = try #require(first["id"] as? String)
            let id = try #require(WebhookDeliveryID(firstName))
            let taken = try #require(
                await self.world.webhooks.takeDue(DueQuery(limit: 9, perHost: 9, leaseMilliseconds: 1000)).first { $0.delivery.id == id }
            )
            let now = await self.world.webhooks.now()
            let attempt = WebhookAttempt(number: 1, startedAt: now, durationMilliseconds: 3, status: 500, errorCode: "status_not_2xx")
            let outcome = AttemptOutcome(attempt: attempt, phase: .abandoned(.exhausted, at: now))
            #expect(await self.world.webhooks.record(outcome, of: id, fence: taken.fence))
            let ended = try #require(try await api.get("\(path)/deliveries").list("deliveries").last)
            #expect(ended["status"] as? String == "abandoned" && ended["reason"] as? String == "exhausted")
            let tries = try #require(ended["attempts"] as? [[String: Any]])
            #expect(tries.count == 1 && tries[0]["responseStatus"] as? Int == 500)
            let retried = try await api.post("\(path)/deliveries/\(id)/retry")
            #expect(retried.status == 202 && retried["status"] as? String == "waiting")
            #expect(try await api.post("\(path)/deliveries/\(id)/retry").status == 202)
            #expect(try await api.post("\(path)/deliveries/01a1ff7c-9dcf-7600-942e-b851ea14a9b8/retry").status == 404)
        }
    }
}
