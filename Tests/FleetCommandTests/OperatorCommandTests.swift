import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetCommandTests {
    struct OperatorCommandTests {
        @Test("A database without the schema is refused with the command that mends it; migrate does once what dry-run lists")
        func migrate() async throws {
            let setup = try await Setup(withBroker: false, migrated: false)
            for command in [["jobs"], ["submit", Examples.engineer, "--posting", Examples.backend], ["work"]] {
                let outcome = try await setup.run(command)
                #expect(outcome.code == 2 && outcome.errorOutput.contains("selvedge migrate"), "\(outcome)")
            }
            func view(_ options: String...) async throws -> (applied: [String], pending: [String]) {
                let outcome = try await setup.run(["migrate", "--json"] + options)
                let value = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
                return (try #require(value?["applied"] as? [String]), try #require(value?["pending"] as? [String]))
            }
            let planned = try await view("--dry-run")
            #expect(planned.applied.isEmpty && planned.pending.first == "0001_initial")
            #expect(!Files.exists(setup.masterKey))
            #expect(try await view().applied == planned.pending)
            #expect(try await view() == ([], []))
            let mode = try FileManager.default.attributesOfItem(atPath: setup.masterKey)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try await setup.run("jobs").code == 0)
        }

        @Test("A login of the application's role can do all that the service does, and the doctor finds no right too many")
        func appRole() async throws {
            let setup = try await Setup(withBroker: false)
            let login = "worker_\(setup.database.name)"
            try await setup.database.psql("CREATE ROLE \(login) LOGIN IN ROLE selvedge_app")
            let settings = ["SELVEDGE_POSTGRES_URL": setup.database.url(user: login)]
            let submit = ["submit", Examples.engineer, "--posting", Examples.backend]
            let job = try #require(try await setup.run(submit, settings: settings).lines.last)
            let work = try await setup.run(["work", "--drain"], settings: settings)
            #expect(work.code == 0, "\(work)")
            #expect(try await setup.status(job) == "completed")
            for command in [["verify"], ["show", job], ["near-misses"], ["workers"], ["queues"], ["erase", "--user", "local"]] {
                let outcome = try await setup.run(command, settings: settings)
                #expect(outcome.code == 0, "\(command): \(outcome)")
            }
            let doctor = try await setup.run(["doctor"], settings: settings)
            #expect(doctor.code == 0 && doctor.text.contains("ok    grants"), "\(doctor)")
            #expect(try await setup.run("doctor").text.contains("warn  grants"))
            try await setup.database.psql("DROP OWNED BY \(login); DROP ROLE \(login)")
        }

        @Test("Workers and queues show what runs where")
        func registry() async throws {
            let setup = try await Setup()
            let first = try await setup.worker("--slots", "3")
            let second = try await setup.worker()
            let rows = try await setup.list("workers").filter { $0["isAlive"] as? Bool == true }
            #expect(Set(rows.compactMap { $0["processID"] as? Int }) == [Int(first.pid), Int(second.pid)])
            #expect(Set(rows.compactMap { $0["slots"] as? Int }) == [3, 4])
            // A worker that is ready may have to subscribe yet.
            var queues: [[String: Any]] = []
            try await eventually("both workers listen to all queues of dispatches") {
                queues = try await setup.list("queues")
                let dispatches = queues.filter { ["high", "default", "low"].contains($0["purpose"] as? String) }
                return dispatches.count == 3 && dispatches.allSatisfy { ($0["consumers"] as? Int ?? 0) >= 2 }
            }
            #expect(
                Set(queues.compactMap { $0["purpose"] as? String })
                    .isSuperset(of: ["high", "default", "low", "submissions", "dead-letters"])
            )
            for worker in [first, second] { #expect(try await setup.stop(worker).code == 0) }
            #expect(try await setup.list("workers").allSatisfy { $0["isAlive"] as? Bool == false })
        }

        @Test("The doctor finds a healthy fleet well")
        func healthy() async throws {
            let setup = try await Setup()
            let worker = try await setup.worker()
            let outcome = try await setup.run("doctor")
            #expect(outcome.code == 0, "\(outcome)")
            for name in [
                "fonts", "database", "durability", "schema", "partitions", "master key", "artifacts", "clock", "workers", "broker",
                "queues",
            ] {
                #expect(outcome.lines.contains { $0.hasPrefix("ok    \(name) ") }, "\(name): \(outcome)")
            }
            #expect(try await setup.stop(worker).code == 0)
        }

        @Test("The doctor names each thing that is wrong, and how to mend it")
        func sick() async throws {
            let setup = try await Setup()
            let port = try FreePort.find()
            let cases: [([String: String?], String)] = [
                (["SELVEDGE_POSTGRES_URL": "postgresql://me:topsecret@127.0.0.1:\(port)/none"], "database"),
                (["SELVEDGE_AMQP_URL": "amqp://me:topsecret@127.0.0.1:\(port)/"], "broker"),
                (["SELVEDGE_MASTER_KEY_FILE": setup.home.file("other.key")], "master key"),
                (["SELVEDGE_ARTIFACTS": "directory:/dev/null/artifacts"], "artifacts"),
            ]
            try Files.write(String(repeating: "ab", count: 32) + "\n", to: setup.home.file("other.key"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: setup.home.file("other.key"))
            for (settings, name) in cases {
                let outcome = try await setup.run(["doctor"], settings: settings)
                #expect(outcome.code == 1, "\(name): \(outcome)")
                #expect(outcome.lines.contains { $0.hasPrefix("FAIL  \(name) ") && $0.contains("; ") }, "\(name): \(outcome)")
                #expect(!outcome.text.contains("topsecret") && !outcome.errorOutput.contains("topsecret"))
            }
            let bare = try await Setup(withBroker: false, migrated: false)
            let unmigrated = try await bare.run("doctor")
            #expect(unmigrated.code == 1 && unmigrated.text.contains("FAIL  schema") && unmigrated.text.contains("selvedge migrate"))
        }

        @Test("Every process needs the one master key: another is refused, and a lost one is never replaced")
        func masterKey() async throws {
            let setup = try await Setup(withBroker: false)
            _ = try await setup.submit()
            try Files.write(String(repeating: "cd", count: 32) + "\n", to: setup.home.file("other.key"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: setup.home.file("other.key"))
            for path in ["other.key", "absent.key"] {
                for command in [["work"], ["submit", Examples.engineer, "--posting", Examples.backend], ["migrate"]] {
                    let outcome = try await setup.run(command, settings: ["SELVEDGE_MASTER_KEY_FILE": setup.home.file(path)])
                    #expect(outcome.code == 2 && outcome.errorOutput.contains("master key"), "\(outcome)")
                }
            }
            #expect(!Files.exists(setup.home.file("absent.key")))
        }
    }
}
