import HTTPAPI
import Synchronization
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

    @Test func whoIsToldToStopSaysSoBeforeConnectionsAreRefused() async throws {
        let (port, isTold) = (Port(), Port())
        // Longer than any test; it is cut off.
        let limits = HTTPLimits(shutdownNotice: .seconds(600), shutdownDeadline: .seconds(5))
        let service = self.world.service(self.world.client, changes: nil, limits: limits, logger: .silent, port)
        let world = self.world
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await world.alone(service, Guest { _ = try await isTold.get() }) }
            let api = API(port: try await port.get())
            #expect(try await api.get("/readyz").status == 200)
            isTold.set(1)
            try await eventually("it says so") { try await api.get("/readyz").status == 503 }
            #expect(try await api.get("/readyz")["status"] as? String == "stopping")
            #expect(try await api.get("/api/v1/jobs").status == 200, "requests are still answered")
            group.cancelAll()
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
        let reasons = [
            ReadinessCheck("store") { .ok }, ReadinessCheck("migrations") { ReadinessFinding(.failed, "0009_x pending") },
        ]
        try await self.world.serving(readiness: reasons) { api in
            let checks = try await api.get("/readyz").list("checks")
            #expect(checks.map { $0["reason"] as? String } == [nil, "0009_x pending"])
        }
    }

    @Test func aCheckThatHangsHoldsUpNobodyAndIsNotStartedAgain() async throws {
        let runs = Atomic<Int>(0)
        let (never, end) = AsyncStream<Void>.makeStream()
        let checks = [
            ReadinessCheck("store") { .ok },
            // Heeds no cancellation, like a call into a library that blocks.
            ReadinessCheck("broker", silence: .degraded) {
                runs.add(1, ordering: .relaxed)
                await Task { for await _ in never {} }.value
                return .ok
            },
        ]
        try await self.world.serving(readiness: checks) { api in
            let began = ContinuousClock.now
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<20 { group.addTask { try await api.get("/readyz") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(began.duration(to: .now) < .seconds(20))
            for answer in answers {
                #expect(answer.status == 200)
                #expect(answer["status"] as? String == "degraded")
                #expect(answer.list("checks").last?["reason"] as? String == "does not answer")
            }
            #expect(runs.load(ordering: .relaxed) == 1)
            end.finish()
            try await eventually("it is well again") { try await api.get("/readyz")["status"] as? String == "ok" }
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
