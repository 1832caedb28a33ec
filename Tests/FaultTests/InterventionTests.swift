import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    struct InterventionTests {
        @Test("G11: a parked job is cancelled from another process while a worker runs; retry runs it again, from a chosen step")
        func cancelParked() async throws {
            let store = try Store()
            let options = try await Flows.install(for: store)
            let id = try await store.submit(Examples.engineer, Examples.backend, ["--workflow", "slow"] + options)
            let worker = try store.start(["work"])
            try await eventually("it is parked") { try await store.job(id).step == "wait" }
            let cancelled = try await store.run("cancel", id)
            #expect(cancelled.code == 0)
            #expect(["requested", "delivered", "effective"].contains(cancelled.lines.last ?? ""), "\(cancelled)")
            try await eventually("it is cancelled", within: 20) { try await store.job(id).status == "cancelled" }
            let again = try await store.run("cancel", id)
            #expect(again.code == 2, "\(again)")
            #expect(again.errorLines.count == 1)

            let unknown = try await store.run("retry", id, "--from", "nowhere")
            #expect(unknown.code == 2)
            #expect(try await store.job(id).status == "cancelled")
            #expect(try await store.run("retry", id, "--from", "validate").code == 0)
            try await eventually("it is parked again", within: 20) { try await store.job(id).step == "wait" }
            let starts = try await store.log(id).filter { $0.type == "StepStarted" && $0.step == "validate" }
            #expect(starts.count == 2)
            worker.send(SIGTERM)
            #expect(try await worker.wait().code == 0)
            #expect(try await store.run("verify").code == 0)
        }

        @Test("G11: cancelling what runs is effective in the end, or the job was done before; it is never both")
        func cancelRunning() async throws {
            let store = try Store()
            let options = try await Flows.install(for: store)
            var ids = try await Array(0..<8).together(4) { _ in try await store.submit() }
            // One is not over before it is cancelled, however fast the others are.
            ids.append(try await store.submit(Examples.engineer, Examples.backend, ["--workflow", "asking"] + options))
            let worker = try store.start(["work"] + options)
            try await eventually("they run") { try await store.jobs().contains { $0.status == "processing" } }
            let outcomes = try await ids.together(4) { try await store.run("cancel", $0) }
            for (id, outcome) in zip(ids, outcomes) {
                #expect(outcome.code == 0 || outcome.code == 2, "\(outcome)")
                let wanted = outcome.code == 0 ? "cancelled" : "completed"
                try await eventually("\(id) is \(wanted)", within: 30) { try await store.job(id).status == wanted }
                let types = try await store.log(id).map(\.type)
                #expect(types.count { $0 == "JobCompleted" || $0 == "JobCancelled" } == 1)
                if outcome.code == 0 { #expect(!types.contains("JobCompleted")) }
            }
            #expect(outcomes.contains { $0.code == 0 })
            worker.send(SIGTERM)
            #expect(try await worker.wait().code == 0)
        }

        @Test("An approval waits without a worker, takes its signal once and no other, and goes on")
        func approval() async throws {
            let store = try Store()
            let options = try await Flows.install(for: store)
            let id = try await store.submit(Examples.engineer, Examples.backend, ["--workflow", "asking"] + options)
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.job(id).stage == "waiting")
            let stray = try await store.run("signal", id, "stop")
            #expect(stray.code == 2)
            #expect(stray.errorOutput.contains("go"))
            #expect(try await store.run("signal", id, "go").code == 0)
            #expect(try await store.run("signal", id, "go").code == 2)
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.job(id).status == "completed")
            #expect(StepHistory(try await store.log(id)).faults == [])
        }

        @Test("G12: a delay survives kill -9 of the worker, is never early and fires once")
        func delay() async throws {
            let store = try Store()
            let options = try await Flows.install(for: store)
            let id = try await store.submit(Examples.engineer, Examples.backend, ["--workflow", "short"] + options)
            let worker = try store.start(["work"])
            try await eventually("it is parked") { try await store.job(id).step == "wait" }
            worker.send(SIGKILL)
            _ = try await worker.wait()
            let next = try store.start(["work"])
            try await eventually("it is done", within: 30) { try await store.job(id).status == "completed" }
            next.send(SIGTERM)
            #expect(try await next.wait().code == 0)
            let log = try await store.log(id)
            #expect(StepHistory(log).faults == [])
            let started = try #require(log.first { $0.type == "StepStarted" && $0.step == "wait" })
            let completed = try #require(log.first { $0.type == "StepCompleted" && $0.step == "wait" })
            #expect(completed.at - started.at >= 2_000_000)
        }

        @Test("G4: the same idempotency key gives the same job for the same content and is refused for another")
        func idempotency() async throws {
            let store = try Store()
            let key = ["--idempotency-key", "order-1"]
            let first = try await store.submit(Examples.engineer, Examples.backend, key)
            #expect(try await store.submit(Examples.engineer, Examples.backend, key) == first)
            for (resume, posting, more) in [
                (Examples.nurse, Examples.backend, []), (Examples.engineer, Examples.icu, []),
                (Examples.engineer, Examples.backend, ["--theme", "classic"]),
            ] {
                let refused = try await store.run(["submit", resume, "--posting", posting] + more + key)
                #expect(refused.code == 2, "\(refused)")
                #expect(refused.errorLines.count == 1)
                #expect(refused.errorOutput.contains(first))
            }
            #expect(try await store.submit(Examples.nurse, Examples.backend, key + ["--user", "ann"]) != first, "keys are a user's own")
            #expect(try await store.jobs().count == 2)
            // At the same time, too.
            let many = try await Array(0..<6)
                .together(6) { _ in
                    try await store.submit(Examples.engineer, Examples.icu, ["--idempotency-key", "order-2"])
                }
            #expect(Set(many).count == 1)
        }

        @Test("What does not fit the job's state is refused with one line, and nothing is written")
        func misfits() async throws {
            let store = try Store()
            let id = try await store.submit()
            for arguments in [["release", id], ["retry", id], ["signal", id, "go"], ["artifact", id, "resume.pdf"]] {
                let refused = try await store.run(arguments)
                #expect(refused.code == 2, "\(arguments): \(refused)")
                #expect(refused.errorLines.count == 1, "\(arguments): \(refused)")
            }
            #expect(try await store.log(id).count == 1)
        }
    }
}
