import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetCommandTests {
    /// What a worker tells of itself over HTTP.
    struct WorkerOperationsTests {
        @Test("A worker tells how it is and what it has done, goes on telling while it drains, and then ends")
        func tells() async throws {
            let setup = try await Setup()
            let slow: [String: String?] = ["SELVEDGE_FAULT": "slow-step:1500"]
            let process = try await setup.worker("--port", "0", settings: slow)
            let worker = try Self.watched(process)
            #expect(try await worker.get("/healthz").status == 200)
            let ready = try await worker.get("/readyz")
            #expect(ready.status == 200)
            #expect(ready.checks == ["store": "ok", "migrations": "ok", "broker": "ok"])
            #expect(try await worker.get("/api/v1/jobs").status == 404)

            _ = try await setup.submit()
            try await eventually("its first step is done") {
                try await worker.get("/metrics").text.contains(/selvedge_steps_total\{[^}]*step="validate"/)
            }
            let checked = try await setup.tool("sh", ["-c", "curl -sS \(worker.url)/metrics | promtool check metrics"])
            #expect(checked.code == 0, "\(checked)")

            process.send(SIGTERM)
            try await eventually("it says that it stops") { try await worker.get("/readyz").status == 503 }
            #expect(try await worker.get("/readyz").json["status"] as? String == "stopping")
            #expect(try await worker.get("/healthz").status == 200)
            let outcome = try await process.wait(atMost: 40)
            #expect(outcome.code == 0, "\(outcome)")
        }

        @Test("A port that is taken is said in one line; a worker that drains ends though it tells")
        func taken() async throws {
            let setup = try await Setup(withBroker: false)
            let first = try await setup.worker("--port", "0")
            let port = try #require(URL(string: try Self.watched(first).url)?.port)
            let second = try await setup.run(["work", "--port", "\(port)"])
            #expect(
                second.code == 1 && second.errorLines.count == 1 && second.errorOutput.contains("cannot listen on 127.0.0.1 port \(port)"),
                "\(second)"
            )
            #expect(try await setup.stop(first).code == 0)
            let third = try await setup.run(["work", "--drain"], settings: ["SELVEDGE_WORKER_PORT": "0"])
            #expect(third.code == 0 && third.errorOutput.contains("worker tells how it is"), "ends by itself: \(third)")
        }

        private static func watched(_ process: ChildProcess) throws -> ServedFleet {
            let port = try #require(try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: process.errorSoFar), "\(process.errorSoFar)").1
            return ServedFleet(process: process, url: "http://127.0.0.1:\(port)", token: "")
        }
    }
}
