import AMQP
import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetCommandTests {
    /// Jobs that producers outside submit by publishing messages.
    struct SubmissionCommandTests {
        private static let job = "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"

        private static func message(_ job: String, _ changes: [String: Any] = [:]) throws -> [UInt8] {
            let resume = try JSONSerialization.jsonObject(with: Data(try Files.read(Examples.nurse)))
            let posting = String(decoding: try Files.read(Examples.icu), as: UTF8.self)
            var message: [String: Any] = [
                "jobId": job, "userId": "ann", "jobDescription": posting, "metadata": ["resume": resume, "priority": "high"],
            ]
            for (name, value) in changes { message[name] = value }
            return Array(try JSONSerialization.data(withJSONObject: message))
        }

        private static func publish(_ bodies: [[UInt8]], to setup: Setup) async throws {
            let url = try #require(setup.brokerURL)
            let connection = try AMQPConnection(try AMQPConfiguration(url: url))
            let messages = bodies.map { body in
                AMQPMessage(
                    exchange: "selvedge.tasks",
                    routingKey: "resumes.generate",
                    properties: AMQPProperties(contentType: "application/json"),
                    body: body
                )
            }
            let confirmations = try await connection.publish(messages)
            #expect(confirmations.allSatisfy { $0 == .confirmed })
            await connection.close()
        }

        @Test("A message makes one job under its own id, however often it comes")
        func job() async throws {
            let setup = try await Setup()
            let worker = try await setup.worker()
            let message = try Self.message(Self.job)
            try await Self.publish([message, message], to: setup)
            try await eventually("the job completes") { try await setup.status(Self.job) == "completed" }
            try await Self.publish([message], to: setup)
            try await eventually("the message is answered") {
                try await setup.list("queues").allSatisfy { $0["ready"] as? Int == 0 }
            }
            let jobs = try await setup.list("jobs")
            #expect(jobs.map { $0["job"] as? String } == [Self.job])
            #expect(jobs.first?["user"] as? String == "ann" && jobs.first?["priority"] as? String == "high")
            #expect(try await setup.list("dead-letters").isEmpty)
            #expect(try await setup.run("verify").code == 0)
            #expect(try await setup.stop(worker).code == 0)
        }

        @Test("What cannot be a job is set aside with the reason and without its text, and can be sent again")
        func deadLetters() async throws {
            let setup = try await Setup()
            let worker = try await setup.worker()
            let bodies = [
                Array("{ \"Quixotrella\"".utf8), try Self.message(Self.job, ["jobId": "Quixotrella"]),
                try Self.message(Self.job, ["metadata": ["resume": ["Quixotrella": 1]]]),
                try Self.message(Self.job, ["metadata": ["resume": [:], "workflow": "Quixotrella"]]),
            ]
            try await Self.publish(bodies, to: setup)
            try await eventually("all are set aside") { try await setup.list("dead-letters").count == bodies.count }
            let letters = try await setup.list("dead-letters")
            let reasons = Set(letters.compactMap { $0["reason"] as? String })
            #expect(reasons == ["bad_json", "bad_field.jobId", "bad_resume"], "\(letters)")
            #expect(letters.allSatisfy { $0["routingKey"] as? String == "resumes.generate" && ($0["size"] as? Int ?? 0) > 0 })
            #expect(!(try await setup.run("dead-letters").text.contains("Quixotrella")))
            #expect(try await setup.list("jobs").isEmpty)

            let id = try #require(letters.first?["id"] as? String)
            let requeued = try await setup.run("dead-letters", "requeue", id)
            #expect(requeued.code == 0, "\(requeued)")
            // It is as bad as before and comes back.
            try await eventually("it is set aside again") { try await setup.list("dead-letters").count == bodies.count }
            #expect(try await setup.run("dead-letters", "requeue", "0000").code == 2)
            let outcome = try await setup.stop(worker)
            #expect(outcome.code == 0 && !outcome.errorOutput.contains("Quixotrella"), "\(outcome)")
        }

        @Test("RabbitMQ without PostgreSQL: one worker on an embedded store takes dispatches and submissions from it")
        func embedded() async throws {
            let setup = try await Setup()
            let settings: [String: String?] = ["SELVEDGE_POSTGRES_URL": nil]
            let submitted = try await setup.run(["submit", Examples.engineer, "--posting", Examples.backend], settings: settings)
            #expect(submitted.code == 0, "\(submitted)")
            let worker = try await setup.worker(settings: settings)
            try await Self.publish([try Self.message(Self.job)], to: setup)
            func statuses() async throws -> [String] {
                let outcome = try await setup.run(["jobs", "--json"], settings: settings)
                let rows = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [[String: Any]]
                return rows?.compactMap { $0["status"] as? String } ?? []
            }
            try await eventually("both jobs complete") { try await statuses() == ["completed", "completed"] }
            let second = try await setup.run(["work"], settings: settings)
            #expect(second.code == 2 && second.errorOutput.contains("another worker"), "\(second)")
            #expect(try await setup.run(["verify"], settings: settings).code == 0)
            #expect(try await setup.stop(worker).code == 0)
        }

        @Test("Retention archives and drops what was settled long ago; the archive proves itself, and shows what was done to it")
        func retention() async throws {
            let setup = try await Setup()
            let worker = try await setup.worker()
            // Of a time that has no partition, and one that a producer has made of nothing but chance.
            let old = "018bcfe5-687b-7000-8000-000000000001"
            let random = "f47ac10b-58cc-4372-a567-0e02b2c3d479"
            try await Self.publish([try Self.message(old), try Self.message(random)], to: setup)
            let young = try await setup.submit()
            for job in [old, random, young] { try await eventually("the job completes") { try await setup.status(job) == "completed" } }
            #expect(try await setup.stop(worker).code == 0)
            let archive = setup.home.file("archive")
            let artifacts = "SELECT count(*) FROM selvedge.artifacts"
            let before = try #require(Int(try await setup.database.value(artifacts)))

            let refused = try await setup.run("retention")
            #expect(refused.code == 2 && refused.errorOutput.contains("--older-than"), "\(refused)")
            let planned = try await setup.list("retention", "--older-than", "0s", "--archive", archive, "--dry-run")
            #expect(planned.contains { $0["outcome"] as? String == "ready" && $0["jobs"] as? Int == 2 }, "\(planned)")
            #expect(!Files.exists(archive))
            let outcomes = try await setup.list("retention", "--older-than", "0s", "--archive", archive)
            let dropped = try #require(outcomes.first { $0["outcome"] as? String == "dropped" }, "\(outcomes)")
            let path = try #require(dropped["archive"] as? String)
            #expect(try await setup.list("jobs").map { $0["job"] as? String } == [young])
            // What is left is as it was written, and nothing of the others is left but what erases them.
            let rest = try await setup.run("verify")
            #expect(rest.code == 0 && rest.text.hasPrefix("1 jobs"), "\(rest)")
            let after = try #require(Int(try await setup.database.value(artifacts)))
            #expect(before > after && after > 0, "\(before) artifacts, then \(after)")
            #expect(try await setup.database.value("SELECT count(*) FROM selvedge.discarded_artifacts") == "0")
            #expect(try await setup.database.value("SELECT count(DISTINCT job_id) FROM selvedge.payloads") == "1")
            // But for the row that the next position follows from.
            let unknown = """
                SELECT count(*) FROM selvedge.feed WHERE NOT jobs && ARRAY(SELECT job_id FROM selvedge.jobs)
                    AND last_position < (SELECT max(last_position) FROM selvedge.feed)
                """
            #expect(try await setup.database.value(unknown) == "0")

            let proof = try await setup.run("verify", "--archive", archive)
            #expect(proof.code == 0 && proof.text.contains("2 jobs") && proof.text.contains("\(before - after) artifacts"), "\(proof)")
            let copies = archive + "/artifacts"
            let hidden = setup.home.file("hidden")
            try FileManager.default.moveItem(atPath: copies, toPath: hidden)
            #expect(try await setup.run("verify", "--archive", archive).code == 1)
            try FileManager.default.moveItem(atPath: hidden, toPath: copies)
            #expect(try await setup.run("verify", "--archive", setup.home.file("nowhere")).code == 2)
            var bytes = try Files.read(path)
            let place = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 200
            bytes[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            try Files.write(bytes, to: path)
            #expect(try await setup.run("verify", "--archive", archive).code == 1)
        }

        @Test("A worker that takes no submissions leaves them to others")
        func off() async throws {
            let setup = try await Setup()
            let deaf = try await setup.worker("--no-intake")
            try await Self.publish([try Self.message(Self.job)], to: setup)
            try await eventually("it waits in its queue") {
                try await setup.list("queues").contains { $0["purpose"] as? String == "submissions" && $0["ready"] as? Int == 1 }
            }
            let taker = try await setup.worker()
            try await eventually("the job completes") { try await setup.status(Self.job) == "completed" }
            for worker in [deaf, taker] { #expect(try await setup.stop(worker).code == 0) }
        }
    }
}
