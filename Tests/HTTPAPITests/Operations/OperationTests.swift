import HTTPAPI
import Testing

@Suite struct OperationTests {
    private let world = World()

    @Test func healthReadinessAndMetricsNeedNoToken() async throws {
        try await self.world.serving(readiness: [ReadinessCheck("store") { .ok }]) { api in
            let nobody = api.by(nil)
            #expect(try await nobody.get("/healthz").status == 200)
            let ready = try await nobody.get("/readyz")
            #expect(ready.status == 200)
            #expect(ready["status"] as? String == "ok")
            #expect(try await nobody.get("/metrics").text == "selvedge_up 1\n")
        }
    }

    @Test func readinessSaysWhatIsDegradedAndWhatHasFailed() async throws {
        try await self.world.serving(readiness: [ReadinessCheck("store") { .ok }, ReadinessCheck("broker") { .degraded }]) { api in
            let answer = try await api.get("/readyz")
            #expect(answer.status == 200)
            #expect(answer["status"] as? String == "degraded")
        }
        try await self.world.serving(readiness: [ReadinessCheck("store") { .failed }]) { api in
            let answer = try await api.get("/readyz")
            #expect(answer.status == 503)
            #expect(answer.list("checks").first?["name"] as? String == "store")
        }
    }

    @Test func whatIsNotThereIs404AndWhatCannotBeDoneThereIs405() async throws {
        try await self.world.serving { api in
            let missing = try await api.by(nil).get("/api/v2/jobs")
            #expect(missing.status == 404)
            #expect(missing.problem == "not-found")
            let wrong = try await api.send("PATCH", "/api/v1/jobs/x")
            #expect(wrong.status == 405)
            #expect(wrong.header("Allow") == "DELETE, GET, HEAD")
            #expect(try await api.send("TRACE", "/api/v1/jobs/batch").header("Allow") == "POST")
        }
    }

    @Test func moreThanCanBeDoneAtOnceIsSentAway() async throws {
        try await self.world.serving(limits: HTTPLimits(requestsAtOnce: 0, shutdownDeadline: .seconds(5))) { api in
            let answer = try await api.get("/api/v1/jobs")
            #expect(answer.status == 503)
            #expect(answer.problem == "overloaded")
            #expect(answer.header("Retry-After") == "1")
            #expect(try await api.get("/healthz").status == 200)
        }
    }

    @Test func anAnswerBearsTheRequestsName() async throws {
        try await self.world.serving { api in
            #expect(try await api.get("/healthz", headers: [("X-Request-Id", "mine-1")]).header("X-Request-Id") == "mine-1")
            let answer = try await api.get("/healthz", headers: [("X-Request-Id", "not a token")])
            #expect(answer.header("X-Request-Id")?.utf8.count == 16)
        }
    }
}
