import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    /// What operators ask, on an embedded store.
    struct OperatorTests {
        @Test("Logs can be JSON: one object a line, ids and codes only")
        func logs() async throws {
            let store = try Store()
            let id = try await store.submit()
            let outcome = try await store.run("work", "--drain", "--log-format", "json", "--log-level", "debug")
            #expect(outcome.code == 0)
            #expect(!outcome.errorLines.isEmpty)
            for line in outcome.errorLines {
                let members = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                for name in ["time", "level", "message", "logger"] { #expect(members?[name] is String, "\(line)") }
            }
            #expect(outcome.errorOutput.contains(id))
            #expect(!outcome.errorOutput.contains("Harborline"))
        }

        @Test("A store where nothing went wrong has no near misses, and its worker is gone when it has ended")
        func quiet() async throws {
            let store = try Store()
            _ = try await store.submit()
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.run("near-misses", "--json").text == "[]\n")
            #expect(try await store.run("near-misses").output.isEmpty)
            let workers = try await store.run("workers", "--json")
            let rows = try JSONSerialization.jsonObject(with: Data(workers.output)) as? [[String: Any]]
            #expect(rows?.contains { $0["isAlive"] as? Bool == true } == false, "\(workers)")
        }

        @Test(
            "There is no broker to ask where it lives inside the worker",
            arguments: ["queues", "dead-letters", "dead-letters requeue 7"]
        )
        func noBroker(command: String) async throws {
            let store = try Store()
            _ = try await store.submit()
            expectRefusal(try await store.run(command.split(separator: " ").map(String.init)), saying: "no broker")
        }

        @Test("An embedded store is always up to date once it was opened")
        func migrate() async throws {
            let store = try Store()
            let outcome = try await store.run("migrate", "--json")
            #expect(outcome.code == 0, "\(outcome)")
            let view = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
            #expect((view?["pending"] as? [String])?.isEmpty == true)
            #expect(Files.exists(store.database))
        }

        @Test("The doctor finds a healthy store well, writes nothing that stays, and says so for machines too")
        func healthy() async throws {
            let store = try Store()
            _ = try await store.submit()
            #expect(try await store.run("work", "--drain").code == 0)
            let before = Files.all(below: "\(store.directory)/artifacts")
            let outcome = try await store.run("doctor")
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.lines.allSatisfy { $0.hasPrefix("ok ") }, "\(outcome)")
            let machine = try await store.run("doctor", "--json")
            let view = try JSONSerialization.jsonObject(with: Data(machine.output)) as? [String: Any]
            #expect(view?["ok"] as? Bool == true)
            #expect((view?["checks"] as? [[String: Any]])?.count == outcome.lines.count)
            #expect(Files.all(below: "\(store.directory)/artifacts") == before)
        }

        @Test("The doctor names what is wrong and how to mend it, exits 1, and goes on with the rest")
        func sick() async throws {
            let absent = try Store()
            let nowhere = try await absent.run("doctor")
            #expect(nowhere.code == 1 && nowhere.text.contains("FAIL  store"), "\(nowhere)")
            #expect(!Files.exists(absent.directory))

            let store = try Store()
            _ = try await store.submit()
            try FileManager.default.removeItem(atPath: "\(store.directory)/master.key")
            let keyless = try await store.run("doctor")
            #expect(keyless.code == 1 && keyless.text.contains("FAIL  master key"), "\(keyless)")
            #expect(keyless.text.contains("ok    artifacts"), "\(keyless)")

            try Files.write("name: broken\nsteps: []\n", to: store.file("broken.yaml"))
            let flows = try await store.run("doctor", "--workflows", store.home.path)
            #expect(flows.code == 1 && flows.text.contains("FAIL  workflows"), "\(flows)")
        }

        @Test("A report about an external step that nobody waits for is refused")
        func noCallback() async throws {
            let store = try Store()
            let id = try await store.submit()
            expectRefusal(try await store.run("complete", id), saying: id)
            expectRefusal(try await store.run("fail", id, "--code", "no_printer"), saying: id)
            expectRefusal(try await store.run("complete", "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"), saying: "there is no job")
        }
    }
}
