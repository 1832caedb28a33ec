import Foundation
import NIOHTTP1
import ProcessSupport
import ServerSupport
import Testing

extension FleetCommandTests {
    /// Services over HTTP beside workers of their own, on PostgreSQL and RabbitMQ.
    struct ServedFleetTests {
        private static let outside = """
            name: outside
            steps:
              - {name: validate, uses: validate}
              - {name: print, uses: external, task: resumes.print, for: 1h}
              - {name: check, uses: validate, needs: [print]}
            """

        @Test("A job made at one service is followed at another, whatever is killed on the way: worker, then service")
        func followed() async throws {
            let setup = try await Setup()
            try Files.write(Self.outside, to: setup.home.file("outside.yaml"))
            let flows: [String: String?] = ["SELVEDGE_WORKFLOWS": setup.home.path]
            let first = try await ServedFleet.start(setup, settings: flows)
            let second = try await ServedFleet.start(setup, settings: flows)
            let worker = try await setup.worker(settings: flows)
            let job = try await first.submit("outside")
            var stream = try #require(try await second.stream("/api/v1/jobs/\(job)/events"))
            let early = await stream.upTo("JobParked")
            var all = try #require(try await second.stream("/api/v1/events?after=0"))
            let allEarly = await all.upTo("JobParked")
            #expect(early.first == .init(id: "1", name: "JobCreated") && early.last?.name == "JobParked", "\(early)")

            // The worker is lost, and the service that the client follows.
            worker.send(SIGKILL)
            _ = try await worker.wait(atMost: 10)
            try await second.kill()
            #expect(await stream.next() == nil)

            let successor = try await setup.worker(settings: flows)
            var rest = try #require(try await first.stream("/api/v1/jobs/\(job)/events", after: early.last?.id))
            let complete = try await setup.run(["complete", job], settings: flows)
            #expect(complete.code == 0, "\(complete)")
            let late = await rest.upTo("JobCompleted")
            #expect(late.last?.name == "JobCompleted", "\(late)")
            let ids = (early + late).compactMap { $0.id.flatMap { Int($0) } }
            #expect(ids == Array(1...ids.count), "no event is missing and none comes twice")
            var allRest = try #require(try await first.stream("/api/v1/events", after: allEarly.last?.id))
            let allLate = await allRest.upTo("JobCompleted")
            #expect((allEarly + allLate).map(\.name) == (early + late).map(\.name), "the stream of all jobs goes on elsewhere too")
            #expect(try await first.status(job) == "completed")
            #expect(try await first.stream("/api/v1/jobs/\(job)/events", after: late.last?.id) == nil, "204: nothing more to come")

            let lines = [
                #"selvedge_jobs{status="completed"} 1"#, #"selvedge_queue_depth{queue="default"} 0"#, "selvedge_outbox_rows 1",
                "selvedge_oldest_waiting_job_seconds 0",
            ]
            // What was published leaves the outbox a moment later; the task for a service outside stays, for nobody has bound a queue to
            // it (G6).
            try await eventually("the figures say that all is done") {
                let page = try await first.get("/metrics").text
                return lines.allSatisfy { page.contains("\n\($0)\n") }
            }
            let metrics = try await first.get("/metrics").text
            let checked = try await setup.tool("promtool", ["check", "metrics"], input: Array(metrics.utf8))
            #expect(checked.code == 0, "\(checked)")
            #expect(try await setup.run("verify").code == 0)
            try await first.stop()
            #expect(try await setup.stop(successor).code == 0)
        }

        @Test("A service of the fleet may have a worker in its own process")
        func ownWorker() async throws {
            let setup = try await Setup()
            let service = try await ServedFleet.start(setup, workers: 1)
            let job = try await service.submit()
            var stream = try #require(try await service.stream("/api/v1/jobs/\(job)/events"))
            #expect(await stream.upTo("JobCompleted").last?.name == "JobCompleted")
            #expect(try await setup.run("verify").code == 0)
            try await service.stop()
        }

        @Test("While PostgreSQL is away or hangs that is said in time, and what needs it is put off; afterwards all goes on")
        func withoutDatabase() async throws {
            let server = try await PostgreSQLServer()
            let setup = try await Setup(withBroker: false, database: try await server.makeDatabase())
            let service = try await ServedFleet.start(setup)
            let job = try await service.submit()
            #expect(try await service.get("/readyz").checks == ["store": "ok", "migrations": "ok", "broker": "ok"])

            try await server.stop(.immediate)
            try await eventually("that is said", within: 20) {
                let answer = try await service.get("/readyz")
                return answer.status == 503 && answer.checks["store"] == "failed"
            }
            for answer in [
                try await service.get("/api/v1/jobs/\(job)"), try await service.post("/api/v1/jobs", try ServedFleet.order("tailor")),
            ] {
                #expect(answer.status == 503, "\(answer)")
                #expect(answer.headers.first(name: "Retry-After") != nil)
            }
            #expect(try await service.get("/healthz").status == 200)
            try await server.start()
            try await eventually("the service is ready again", within: 30) { try await service.get("/readyz").status == 200 }
            #expect(try await service.status(job) == "pending")

            await server.pause()
            let began = ContinuousClock.now
            try await eventually("that is said", within: 20) { try await service.get("/readyz").checks["store"] == "failed" }
            let page = try await service.get("/metrics")
            #expect(began.duration(to: .now) < .seconds(20))
            #expect(page.status == 200 && page.text.contains(#"selvedge_scrape_failures_total{source="store"} "#))
            #expect(try await service.get("/healthz").status == 200)
            await server.resume()
            try await eventually("the service is ready again", within: 30) { try await service.get("/readyz").status == 200 }

            #expect(try await setup.run("work", "--drain").code == 0)
            #expect(try await service.status(job) == "completed")
            try await service.stop()
        }

        @Test("While RabbitMQ is away the service is degraded and makes jobs all the same; they run when it is back")
        func withoutBroker() async throws {
            let broker = try await RabbitMQServer()
            let setup = try await Setup(broker: broker)
            let service = try await ServedFleet.start(setup)
            let worker = try await setup.worker()
            try await eventually("it is ready", within: 20) { try await service.get("/readyz").json["status"] as? String == "ok" }
            try await broker.stop()
            try await eventually("it says so", within: 30) { try await service.get("/readyz").checks["broker"] == "degraded" }
            let degraded = try await service.get("/readyz")
            #expect(degraded.status == 200 && degraded.json["status"] as? String == "degraded", "\(degraded)")
            let job = try await service.submit()
            #expect(try await service.status(job) == "pending")
            try await eventually("the outbox shows it", within: 10) {
                try await service.get("/metrics").text.contains("\nselvedge_outbox_rows 1\n")
            }
            try await broker.start()
            try await eventually("the job completes", within: 60) { try await service.status(job) == "completed" }
            try await eventually("all is well", within: 30) { try await service.get("/readyz").json["status"] as? String == "ok" }
            try await service.stop()
            #expect(try await setup.stop(worker).code == 0)
        }

        @Test("Services share what a user may ask, and take it ahead by no more than they say")
        func rates() async throws {
            let setup = try await Setup(withBroker: false)
            let rules: [String: String?] = [
                "SELVEDGE_HTTP_REQUESTS_PER_SECOND": "0.01", "SELVEDGE_HTTP_BURST": "40", "SELVEDGE_HTTP_JOBS_PER_HOUR": "1",
            ]
            let services = [try await ServedFleet.start(setup, settings: rules), try await ServedFleet.start(setup, settings: rules)]
            _ = try await services[0].submit()
            let second = try await services[1].post("/api/v1/jobs", try ServedFleet.order("tailor"))
            #expect(second.status == 429, "\(second)")
            var (granted, refused) = (2, 0)
            while refused < 10 {
                for service in services {
                    let answer = try await service.get("/api/v1/jobs")
                    if answer.status == 200 { granted += 1 } else { refused += 1 }
                    #expect(answer.headers.first(name: "RateLimit-Policy")?.hasPrefix("\"requests\";q=40;w=4000") == true)
                }
            }
            #expect((40...41).contains(granted), "\(granted)")
            #expect(try await services[0].get("/metrics").text.contains(#"selvedge_http_rate_limited_total{policy="requests"}"#))
            for service in services { try await service.stop() }
        }
    }
}
