import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetCommandTests {
    struct JobCommandTests {
        @Test(
            "A job submitted before any worker lives is run by a worker that comes later, and every command tells of it",
            arguments: [true, false]
        )
        func fromSubmitToVerify(withBroker: Bool) async throws {
            let setup = try await Setup(withBroker: withBroker)
            let job = try await setup.submit("--priority", "high")
            #expect(try await setup.status(job) == "pending")
            let worker = try await setup.worker()
            try await eventually("the job completes") { try await setup.status(job) == "completed" }

            let artifact = try await setup.run("artifact", job, "resume.pdf")
            #expect(artifact.code == 0 && artifact.output.starts(with: "%PDF-".utf8))
            let log = try await setup.run("log", job)
            #expect(log.lines.first?.contains("JobCreated") == true && log.lines.last?.contains("JobCompleted") == true)
            let shown = try await setup.run("show", job)
            #expect(shown.code == 0 && shown.text.contains("completed"))
            #expect(try await setup.run("replay", job, "--json").output == (try await setup.run("show", job, "--json").output))
            let verified = try await setup.run("verify")
            #expect(verified.code == 0, "\(verified)")
            #expect(try await setup.run("near-misses").output.isEmpty)

            let erased = try await setup.run("erase", "--user", "local")
            #expect(erased.code == 0, "\(erased)")
            #expect(try await setup.run("artifact", job, "resume.pdf").code == 2)
            #expect(try await setup.run("verify").code == 0)
            #expect(try await setup.stop(worker).code == 0)
        }

        @Test("tailor hands the job to the fleet, follows it, and writes its files here")
        func tailor() async throws {
            let setup = try await Setup()
            let worker = try await setup.worker()
            let outcome = try await setup.run("tailor", Examples.nurse, "--posting", Examples.icu, "--out", setup.home.file("n.pdf"))
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.errorOutput.isEmpty, "\(outcome)")
            #expect(try Files.read(setup.home.file("n.pdf")).starts(with: "%PDF-".utf8))
            #expect(try await setup.stop(worker).code == 0)
        }

        @Test("tailor says when no worker is alive, and an interrupted one leaves its job to the fleet")
        func nobody() async throws {
            let setup = try await Setup(withBroker: false)
            let tailor = try setup.start(["tailor", Examples.nurse, "--posting", Examples.icu, "--out", setup.home.file("n.pdf")])
            try await eventually("it says so", within: 20) { tailor.errorSoFar.contains("no worker is alive") }
            tailor.send(SIGINT)
            _ = try await tailor.wait(atMost: 10)
            #expect(try await setup.run("work", "--drain").code == 0)
            #expect(try await setup.list("jobs").map { $0["status"] as? String } == ["completed"])
        }

        @Test("The same idempotency key gives the same job from any process, with other content an error (G4)")
        func idempotency() async throws {
            let setup = try await Setup(withBroker: false)
            let job = try await setup.submit("--idempotency-key", "k-1")
            #expect(try await setup.submit("--idempotency-key", "k-1") == job)
            let other = try await setup.run(
                "submit",
                Examples.engineer,
                "--posting",
                Examples.icu,
                "--idempotency-key",
                "k-1"
            )
            #expect(other.code == 2 && other.errorOutput.contains(job), "\(other)")
            #expect(try await setup.list("jobs").count == 1)
        }

        @Test("A job can be cancelled and run again from any process")
        func interventions() async throws {
            let setup = try await Setup(withBroker: false)
            let job = try await setup.submit()
            #expect(try await setup.run("cancel", job).code == 0)
            try await eventually("it is cancelled") {
                if try await setup.status(job) == "cancelled" { return true }
                return try await setup.run("work", "--drain").code != 0
            }
            #expect(try await setup.run("retry", job).code == 0)
            #expect(try await setup.run("work", "--drain").code == 0)
            #expect(try await setup.status(job) == "completed")
        }

        @Test("A step that a service outside does waits until somebody reports, and the report's output goes on")
        func external() async throws {
            let setup = try await Setup()
            try Files.write(
                """
                name: outside
                steps:
                  - {name: validate, uses: validate}
                  - {name: print, uses: external, task: resumes.print, for: 1h}
                  - {name: check, uses: validate, needs: [print]}
                """,
                to: setup.home.file("outside.yaml")
            )
            let flows = ["--workflow", "outside", "--workflows", setup.home.path]
            func submit() async throws -> String {
                let outcome = try await setup.run(["submit", Examples.nurse, "--posting", Examples.icu] + flows)
                return try #require(outcome.lines.last, "\(outcome)")
            }
            let worker = try await setup.worker()
            let (done, failed) = (try await submit(), try await submit())
            for job in [done, failed] {
                try await eventually("it waits outside") {
                    try await setup.list("jobs").contains { $0["job"] as? String == job && $0["stage"] as? String == "delegated" }
                }
            }
            try Files.write("{}", to: setup.home.file("output.json"))
            let complete = try await setup.run("complete", done, "--output", setup.home.file("output.json"))
            #expect(complete.code == 0, "\(complete)")
            let fail = try await setup.run("fail", failed, "--step", "print", "--code", "no_paper", "--message", "the tray of Ada is empty")
            #expect(fail.code == 0, "\(fail)")
            try await eventually("the reported job completes") { try await setup.status(done) == "completed" }
            try await eventually("the failed one fails") { try await setup.status(failed) == "failed" }
            let shown = try await setup.run("show", failed)
            #expect(shown.text.contains("no_paper") && shown.text.contains("the tray of Ada"), "\(shown)")
            let version = try await setup.list("jobs").first { $0["job"] as? String == done }?["version"] as? Int
            #expect(try await setup.run("complete", done).code == 0, "a callback may come twice")
            #expect(try await setup.list("jobs").first { $0["job"] as? String == done }?["version"] as? Int == version)
            let outcome = try await setup.stop(worker)
            #expect(outcome.code == 0 && !outcome.errorOutput.contains("Ada"), "\(outcome)")
        }
    }
}
