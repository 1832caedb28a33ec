import EventSourcing
import HTTPAPI
import Testing
import Webhooks

@Suite struct JobWebhookTests {
    private let world = World()

    @Test func theStatusesOfAJobAreToldInOrderToAWebhookThatIsThereBeforeTheJob() async throws {
        try await self.world.serving { api in
            let hook = #","webhook":{"url":"http://hooks.test/","statuses":["pending","processing","completed","failed"]}"#
            let answer = try await api.post("/api/v1/jobs", API.submission(more: hook))
            #expect(answer.status == 202)
            let id = try #require(answer["id"] as? String)
            let webhook = try #require(answer["webhook"] as? [String: Any])
            #expect(webhook["id"] as? String == id && webhook["jobId"] as? String == id)
            #expect(WebhookSecret(webhook["secret"] as? String ?? "") != nil)
            try await api.settled(id)
            let changes = try await self.changes()
            #expect(changes.map(\.status) == ["pending", "processing", "completed"])
            #expect(changes.allSatisfy { $0.jobID.description == id && $0.workflow == "tailor" && $0.errorCode == nil })
            #expect(changes.map(\.version) == changes.map(\.version).sorted())
        }
    }

    @Test func aFailureComesWithItsCode() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("failing", more: #","webhook":{"url":"https://example.com/"}"#)
            try await api.settled(id, as: "failed")
            #expect(try await self.changes().last?.status == "failed")
            #expect(try await self.changes().last?.errorCode == "no_paper")
        }
    }

    @Test func aRepeatedSubmissionLeavesOneWebhookAndShowsItsSecretAgain() async throws {
        try await self.world.serving { api in
            let body = API.submission(more: #","webhook":{"url":"https://example.com/"}"#)
            let key = [("Idempotency-Key", "one")]
            let first = try await api.post("/api/v1/jobs", body, headers: key)
            let again = try await api.post("/api/v1/jobs", body, headers: key)
            #expect(again.status == 202 && again.header("Idempotency-Replayed") == "true")
            let secrets = [first, again].map { ($0["webhook"] as? [String: Any])?["secret"] as? String }
            #expect(secrets[0] != nil && secrets[0] == secrets[1])
            #expect(await self.world.webhooks.count == 1)
            let other = API.submission(more: #","webhook":{"url":"https://example.com/other"}"#)
            #expect(try await api.post("/api/v1/jobs", other, headers: key).problem == "idempotency-key-reused")
            #expect(await self.world.webhooks.count == 1)
        }
    }

    @Test func g4ARepeatIsAnsweredThoughTheWebhooksHostIsNoneToGoToAnyMore() async throws {
        try await self.world.serving { api in
            let body = API.submission(more: #","webhook":{"url":"https://moving.example.com/"}"#)
            let key = [("Idempotency-Key", "one")]
            let first = try await api.post("/api/v1/jobs", body, headers: key)
            #expect(first.status == 202)
            #expect(try await api.post("/api/v1/jobs", body).status == 422, "it has moved")
            let again = try await api.post("/api/v1/jobs", body, headers: key)
            #expect(again.status == 202 && again["id"] as? String == first["id"] as? String)
            let secrets = [first, again].map { ($0["webhook"] as? [String: Any])?["secret"] as? String }
            #expect(secrets[0] != nil && secrets[0] == secrets[1])
        }
    }

    @Test func inABatchEachSubmissionHasItsOwn() async throws {
        try await self.world.serving { api in
            let good = API.submission(more: #","webhook":{"url":"https://example.com/"}"#)
            let bad = API.submission(more: #","webhook":{"url":"https://10.1.1.1/"}"#)
            let answer = try await api.post("/api/v1/jobs/batch", #"{"jobs":[\#(good),\#(bad),\#(API.submission())]}"#)
            let results = answer.list("results")
            #expect(results.map { $0["status"] as? Int } == [202, 422, 202])
            let jobs = results.map { $0["job"] as? [String: Any] }
            #expect((jobs[0]?["webhook"] as? [String: Any])?["secret"] != nil && jobs[2]?["webhook"] == nil)
            let problem = try #require(results[1]["problem"] as? [String: Any])
            #expect(((problem["errors"] as? [[String: Any]])?.first?["pointer"] as? String) == "/jobs/1/webhook/url")
            #expect(await self.world.webhooks.count == 1)
        }
    }

    /// What the feed has for those who listen.
    private func changes() async throws -> [StatusChange] {
        let history = JobStatusHistory(store: self.world.store)
        let news = try await self.world.webhooks.news(after: 0, ofTypes: history.types)
        var changes: [StatusChange] = []
        for (job, events) in Dictionary(grouping: news.events, by: \.jobID) {
            changes += try await history.changes(of: job, at: Set(events.map(\.version)))
        }
        return changes
    }
}
