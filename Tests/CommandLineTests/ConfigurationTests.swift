import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    struct ConfigurationTests {
        @Test("A key that nobody knows is refused with its place and what may have been meant, and nothing is made")
        func unknownKey() async throws {
            let store = try Store(environment: ["SELVEDGE_CONFIG": "selvedge.yaml"])
            try Files.write("postgres:\n  ulr: postgresql://h/d\n", to: store.file("selvedge.yaml"))
            expectRefusal(
                try await store.startPlainly(["jobs"]).wait(),
                saying: "selvedge.yaml:2: unknown key “postgres.ulr”; did you mean “url”?"
            )
            #expect(!Files.exists(store.file(".local")))
        }

        @Test("The configuration names the store; --store on the command line wins over every server that is configured")
        func places() async throws {
            let store = try Store(environment: ["SELVEDGE_CONFIG": "selvedge.yaml"])
            let submit = ["submit", Examples.engineer, "--posting", Examples.backend]
            try Files.write("store: named\n", to: store.file("selvedge.yaml"))
            #expect(try await store.startPlainly(submit).wait().code == 0)
            #expect(Files.exists(store.file("named/selvedge.sqlite")))
            try Files.write("postgres: {url: 'postgresql://nobody@127.0.0.1:1/none'}\n", to: store.file("selvedge.yaml"))
            #expect(try await store.run(submit).code == 0)
            #expect(Files.exists(store.database))
        }

        @Test("A master key may lie elsewhere; without it nothing sealed is read, and no other takes its place")
        func masterKey() async throws {
            let home = try Store()
            let store = try Store(environment: ["SELVEDGE_MASTER_KEY_FILE": home.file("elsewhere.key"), "SELVEDGE_STORE": home.directory])
            let submitted = try await store.startPlainly(["submit", Examples.engineer, "--posting", Examples.backend]).wait()
            let id = try #require(submitted.lines.last)
            #expect(Files.exists(home.file("elsewhere.key")) && !Files.exists("\(home.directory)/master.key"))
            expectRefusal(try await home.run("artifact", id, "resume.pdf"), saying: "master key")
            expectRefusal(try await home.run("work", "--drain"), saying: "master key")
            #expect(!Files.exists("\(home.directory)/master.key"))
        }

        @Test(
            "A server that does not answer: one line without the password, exit 2, within seconds",
            arguments: [
                (["jobs"], "SELVEDGE_POSTGRES_URL", "postgresql://me:topsecret@127.0.0.1:1/none"),
                (
                    ["submit", Examples.engineer, "--posting", Examples.backend], "SELVEDGE_POSTGRES_URL",
                    "postgresql://me:topsecret@127.0.0.1:1/none"
                ),
                (["migrate"], "SELVEDGE_POSTGRES_URL", "postgresql://me:topsecret@127.0.0.1:1/none"),
                (["queues"], "SELVEDGE_AMQP_URL", "amqp://me:topsecret@127.0.0.1:1/none"),
                (["dead-letters"], "SELVEDGE_AMQP_URL", "amqp://me:topsecret@127.0.0.1:1/none"),
                (["dead-letters", "requeue", "7"], "SELVEDGE_AMQP_URL", "amqp://me:topsecret@127.0.0.1:1/none"),
            ]
        )
        func unreachable(command: [String], variable: String, url: String) async throws {
            let store = try Store(environment: [variable: url])
            let outcome = try await store.startPlainly(command).wait(atMost: 15)
            expectRefusal(outcome)
            #expect(!outcome.errorOutput.contains("topsecret"))
        }

        @Test(
            "A worker waits for servers that are not there, says so once, and ends in order when told to",
            arguments: [
                ("SELVEDGE_POSTGRES_URL", "postgresql://me:topsecret@127.0.0.1:1/none", "waiting for the database"),
                ("SELVEDGE_AMQP_URL", "amqp://me:topsecret@127.0.0.1:1/none", "waiting for the broker"),
            ]
        )
        func patience(variable: String, url: String, words: String) async throws {
            let store = try Store()
            let environment = [
                "PATH": "/usr/bin:/bin", "HOME": store.home.path, "TZ": "UTC", "LANG": "C", "SELVEDGE_STORE": store.directory,
                variable: url,
            ]
            for signal in [SIGTERM, SIGINT] {
                let worker = try store.startPlainly(["work"], environment: environment)
                try await eventually("it says that it waits", within: 20) { worker.errorSoFar.contains(words) }
                #expect(await !worker.hasEnded(within: 1))
                worker.send(signal)
                let outcome = try await worker.wait(atMost: 20)
                #expect(outcome.code == 0, "\(outcome)")
                #expect(outcome.errorLines.count { $0.contains(words) } == 1, "\(outcome)")
                #expect(!outcome.errorOutput.contains("topsecret"))
                #expect(outcome.errorLines.allSatisfy { isJSON($0.utf8) }, "\(outcome)")
            }
        }

        @Test("A bad URL, artifacts without their server, and a secret given twice are refused by name")
        func contradictions() async throws {
            for (environment, words) in [
                (["SELVEDGE_POSTGRES_URL": "host=h"], "SELVEDGE_POSTGRES_URL must be a URL"),
                (["SELVEDGE_ARTIFACTS": "postgres"], "SELVEDGE_POSTGRES_URL"), (["SELVEDGE_ARTIFACTS": "s3"], "SELVEDGE_S3_ENDPOINT"),
                (["SELVEDGE_AMQP_URL": "amqp://h", "SELVEDGE_AMQP_URL_FILE": "/x"], "are both set"),
                (["SELVEDGE_WORKER_SLOTS": "0"], "SELVEDGE_WORKER_SLOTS"),
            ] {
                let store = try Store(environment: environment)
                expectRefusal(
                    try await store.startPlainly(["submit", Examples.engineer, "--posting", Examples.backend]).wait(),
                    saying: words
                )
            }
        }
    }
}
