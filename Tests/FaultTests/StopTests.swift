import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    struct StopTests {
        @Test("SIGTERM: the worker finishes or hands back, exits with 0, and the next one completes every job once", arguments: [0, 10])
        func terminatedWorker(deadline: Int) async throws {
            let store = try Store()
            let ids = try await Array(0..<10).together(4) { _ in try await store.submit() }
            let worker = try store.start(["work", "--drain-deadline", "\(deadline)"])
            try await eventually("one is done and others are not") {
                let jobs = try await store.jobs()
                return jobs.contains { $0.status == "completed" } || jobs.allSatisfy { $0.status == "completed" }
            }
            worker.send(SIGTERM)
            let outcome = try await worker.wait(atMost: Double(deadline) + 30)
            #expect(outcome.code == 0, "\(outcome)")
            let left = try await store.jobs()
            #expect(left.count == ids.count)
            #expect(left.filter { $0.stage == "running" }.map(\.job) == [], "every job is done or handed back")

            let next = try await store.run("work", "--drain")
            #expect(next.code == 0, "\(next)")
            for id in ids {
                let history = StepHistory(try await store.log(id))
                #expect(history.faults == [], "\(history)")
                #expect(history.completions == 1)
            }
            #expect(try await store.run("verify").code == 0)
        }

        @Test("SIGTERM ends an idle worker at once with 0")
        func terminatedIdleWorker() async throws {
            let store = try Store()
            _ = try await store.submit()
            let worker = try store.start(["work"])
            try await eventually("the job is done") { try await store.jobs().allSatisfy { $0.status == "completed" } }
            worker.send(SIGTERM)
            let outcome = try await worker.wait(atMost: 30)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(!outcome.timedOut)
        }

        @Test("SIGINT during tailor: the job is kept, the last line says how to go on, exit 1, and 'work --drain' finishes it")
        func interruptedTailor() async throws {
            let store = try Store()
            let options = try await Flows.install(for: store)
            let tailor = try store.start(["tailor", Examples.engineer, "--posting", Examples.backend, "--workflow", "asking"] + options)
            try await eventually("the job waits") {
                Files.exists(store.database) ? try await store.jobs().contains { $0.stage == "waiting" } : false
            }
            try await eventually("it says so") { tailor.errorSoFar.contains("waits in step") }
            tailor.send(SIGINT)
            let outcome = try await tailor.wait(atMost: 30)
            #expect(outcome.code == 1, "\(outcome)")
            // One line when it began to wait, one at the end.
            #expect(outcome.errorLines.count == 2, "\(outcome)")
            #expect(outcome.errorLines.last?.contains("work --drain") ?? false, "\(outcome)")
            let job = try #require(try await store.jobs().first)
            #expect(outcome.errorOutput.contains(job.job))
            #expect(try await store.run("signal", job.job, "go").code == 0)
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.job(job.job).status == "completed")
            #expect(StepHistory(try await store.log(job.job)).faults == [])
        }

        @Test("SIGINT in the middle of a step of tailor loses nothing: done with 0, or kept with 1 and finished later")
        func interruptedInAStep() async throws {
            for delay in [0.05, 0.15, 0.25, 0.35] {
                let store = try Store()
                let tailor = try store.start(["tailor", Examples.engineer, "--posting", Examples.backend, "--out", store.file("a.pdf")])
                try await eventually("the job is there") { Files.exists(store.database) || tailor.errorSoFar != "" }
                _ = await tailor.hasEnded(within: delay)
                tailor.send(SIGINT)
                let outcome = try await tailor.wait(atMost: 30)
                #expect(!outcome.timedOut)
                guard Files.exists(store.database), let id = try? await store.jobs().first?.job else { continue }
                switch outcome.end {
                case .exited(0): #expect(Files.exists(store.file("a.pdf")))
                case .exited(let code):
                    #expect(code == 1)
                    #expect(outcome.errorLines.count == 1, "\(outcome)")
                case .killed(let signal): #expect(signal == SIGINT, "before the handlers stand, the signal itself ends the program")
                }
                #expect(try await store.run("work", "--drain").code == 0)
                let history = StepHistory(try await store.log(id))
                #expect(history.faults == [], "\(history)")
            }
        }
    }
}
