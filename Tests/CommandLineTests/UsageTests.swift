import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct UsageTests {
        @Test(
            "Help and version are asked for: standard output, exit 0",
            arguments: [["--help"], ["--version"], ["tailor", "--help"], ["help", "work"]]
        )
        func asked(arguments: [String]) async throws {
            let store = try Store()
            let outcome = try await store.startPlainly(arguments).wait()
            #expect(outcome.code == 0, "\(outcome)")
            #expect(!outcome.output.isEmpty)
            #expect(outcome.errorOutput.isEmpty)
        }

        @Test(
            "Bad usage: one line, exit 2, and no store is made",
            arguments: [
                ["frobnicate"], ["tailor"], ["submit", "a.json"], ["jobs", "--status", "done"], ["jobs", "--limit", "0"], ["show"],
                ["show", "nonsense"], ["work", "--slots", "0"], ["work", "--slots", "many"], ["work", "--log-level", "loud"], ["erase"],
                ["erase", "--user", "a b"], ["signal", "x"], ["replay", "--at", "1"], ["workflows", "check"], ["log", "--nope"],
                ["work", "--log-format", "xml"], ["near-misses", "--limit", "0"], ["dead-letters", "requeue"], ["complete"],
                ["fail", "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"],
                ["fail", "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23", "--code", "a b"],
                ["submit", "a.json", "--posting", "a.txt", "--at", "tomorrow"],
                ["submit", "a.json", "--posting", "a.txt", "--at", "9999-01-01T00:00:00Z"],
            ]
        )
        func badUsage(arguments: [String]) async throws {
            let store = try Store()
            let plain = arguments.first == "workflows" || arguments.first == "frobnicate"
            expectRefusal(plain ? try await store.startPlainly(arguments).wait() : try await store.run(arguments), "\(arguments)")
            #expect(!Files.exists(store.directory))
        }

        @Test(
            "Commands on a store that is not there: one line, exit 2, and nothing is made",
            arguments: [
                "jobs", "show J", "log J", "replay J", "verify", "verify J", "artifact J a", "cancel J", "retry J", "signal J s",
                "release J", "erase --user u", "complete J", "fail J --code c", "near-misses", "workers",
            ]
        )
        func absentStore(command: String) async throws {
            let store = try Store()
            let words = command.split(separator: " ").map { $0 == "J" ? "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23" : String($0) }
            for json in [[], ["--json"]] {
                expectRefusal(try await store.run(words + json), saying: "there is no store", command)
                #expect(!Files.exists(store.directory), "\(command)")
            }
        }

        @Test("Commands on a job that is not there: one line, exit 2")
        func absentJob() async throws {
            let store = try Store()
            _ = try await store.submit()
            let job = "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"
            for command in [["show"], ["log"], ["replay"], ["verify"], ["cancel"], ["retry"], ["release"]] {
                expectRefusal(try await store.run(command + [job]), saying: job, "\(command)")
            }
            expectRefusal(try await store.run("log", job, "--json"), saying: job)
            expectRefusal(try await store.run("artifact", job, "resume.pdf"), saying: job)
            expectRefusal(try await store.run("signal", job, "go"), saying: job)
        }

        @Test("Erasing a user who has nothing says so without a fault")
        func eraseNobody() async throws {
            let store = try Store()
            _ = try await store.submit()
            let outcome = try await store.run("erase", "--user", "nobody", "--json")
            #expect(outcome.code == 0, "\(outcome)")
            #expect(isJSON(outcome.output))
            #expect(try await store.run("verify").code == 0)
        }
    }
}
