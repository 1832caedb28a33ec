import CoreMetrics
import EventSourcing
import InMemoryTracing
import Jobs
import Logging
import Messaging
import MetricsTestKit
import Testing
import Tracing

@testable import JobRuntime

@Suite("Telemetry", .timeLimit(.minutes(5)))
struct TelemetryTests {
    private struct Scene {
        var world: World
        var log = LogRecorder()
        var metrics = TestMetrics()
        var tracer = InMemoryTracer()
        let trace = TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")

        init() throws { self.world = try World() }

        var telemetry: Telemetry {
            Telemetry(logger: self.log.logger, metrics: RuntimeMetrics(factory: self.metrics), tracer: JobTracer(self.tracer))
        }

        /// One job of two steps, the first of which fails once.
        func run() async throws -> JobID {
            let engine = try self.world.process("w1", broker: InProcessBroker(), telemetry: self.telemetry) { context throws(StepFailure) in
                if context.step == "a", context.attempt == 1 {
                    throw StepFailure(code: "flaky", message: "secret words", isRetryable: true)
                }
                return StepOutput(payload: Array("secret words".utf8))
            }
            var submission = self.world.submission(.chain(2), input: "secret words")
            submission.trace = self.trace
            let job = try await self.world.client.submit(submission).jobID
            try await self.world.running(engine) { try await self.world.settled(job) }
            return job
        }
    }

    @Test("Every line of a job's work names job, trace and worker; a step's line names step and attempt too; none has payload (G13)")
    func lines() async throws {
        let scene = try Scene()
        let job = try await scene.run()
        let lines = scene.log.lines
        let about = lines.filter { $0.metadata["job"] != nil }
        #expect(about.count >= 4)
        for line in about {
            #expect(line.metadata["job"] == "\(job)")
            #expect(line.metadata["trace"] == "0af7651916cd43dd8448eb211c80319c")
            #expect(line.metadata["worker"] == "w1")
        }
        let steps = lines.filter { $0.message == "step ended" }
        #expect(
            steps.map { "\($0.metadata["step"] ?? "") \($0.metadata["attempt"] ?? "") \($0.metadata["outcome"] ?? "")" }
                == ["a 1 flaky", "a 2 completed", "b 1 completed"]
        )
        #expect(!lines.contains { "\($0)".contains("secret") })
    }

    @Test("Jobs, steps, commits, deliveries and leases are counted and timed; no label names a user or a job")
    func counts() async throws {
        let scene = try Scene()
        let job = try await scene.run()
        func total(_ label: String, _ dimensions: [(String, String)] = []) throws -> Int64 {
            try scene.metrics.expectCounter(label, dimensions).values.reduce(0, +)
        }
        #expect(try total("selvedge_jobs_total", [("status", "completed")]) == 1)
        #expect(try total("selvedge_steps_total", [("step", "a"), ("code", "flaky")]) == 1)
        #expect(try total("selvedge_steps_total", [("step", "a"), ("code", "completed")]) == 1)
        #expect(try total("selvedge_commits_total") >= 2)
        #expect(try total("selvedge_events_total") == Int64(await scene.world.store.readStream(job, from: 2).count))
        #expect(try total("selvedge_deliveries_total", [("kind", "first")]) >= 1)
        #expect(try total("selvedge_lease_renewals_total", [("outcome", "done")]) >= 1)
        #expect(try scene.metrics.expectTimer("selvedge_job_seconds", [("workflow", "chain")]).values.count == 1)
        #expect(try scene.metrics.expectTimer("selvedge_step_seconds", [("step", "b")]).values.count == 1)
        let labels = scene.metrics.counters.flatMap { $0.dimensions.map(\.1) } + scene.metrics.timers.flatMap { $0.dimensions.map(\.1) }
        #expect(!labels.contains { $0.contains("ada") || $0.contains("\(job)") })
    }

    @Test("However many steps and codes there are, the series stay bounded")
    func bounded() throws {
        let metrics = TestMetrics()
        let runtime = RuntimeMetrics(factory: metrics)
        for number in 0..<5000 {
            let failure = StepFailure(code: "code\(number)", message: "", isRetryable: false)
            runtime.stepEnded("step\(number)", .failed(failure), in: .milliseconds(1))
        }
        #expect(metrics.counters.count { $0.label == "selvedge_steps_total" } <= 514)
        #expect(metrics.timers.count { $0.label == "selvedge_step_seconds" } <= 514)
    }

    @Test("Claim, steps, commits and publishing are spans under the job's trace")
    func spans() async throws {
        let scene = try Scene()
        _ = try await scene.run()
        let spans = scene.tracer.finishedSpans
        #expect(Set(spans.map(\.operationName)) == ["claim", "step", "commit", "relay publish"])
        let steps = spans.filter { $0.operationName == "step" }
        #expect(steps.count == 3)
        for span in spans where ["claim", "step"].contains(span.operationName) {
            #expect(span.context[TraceContextKey.self] == scene.trace)
        }
        #expect(scene.tracer.activeSpans.isEmpty)
    }

    @Test("A job without a trace of its submitter's gets a new one, the same in its log and on its messages")
    func newTrace() async throws {
        let world = try World()
        let job = try await world.submit(.chain(1))
        let trace = try #require(try await world.state(job).trace)
        #expect(await world.store.outbox(after: 0, job: job, limit: 1).first?.message.trace == trace)
    }
}
