import Foundation
import ProcessSupport
import ServerSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

extension FleetTests {
    struct UnreachableTests {
        @Test(
            "Servers that are not there at the start: one clear line each, patience, and an orderly end on SIGTERM",
            arguments: ["POSTGRES", "AMQP"]
        )
        func unreachable(server: String) async throws {
            let fleet = try await Fleet(jobs: 6)
            let port = try FreePort.find()
            let url =
                server == "POSTGRES" ? "postgresql://nobody:geheim@127.0.0.1:\(port)/none" : "amqp://nobody:geheim@127.0.0.1:\(port)/%2F"
            let worker = try fleet.work(settings: ["SELVEDGE_\(server)_URL": url])
            let waiting = server == "POSTGRES" ? "waiting for the database" : "waiting for the broker"
            try await eventually("it says that it waits", within: 20) { worker.errorSoFar.contains(waiting) }
            #expect(await !worker.hasEnded(within: 2))
            worker.send(SIGTERM)
            let outcome = try await worker.wait(atMost: 20)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.errorLines.count { $0.contains(waiting) } == 1, "\(outcome.errorOutput)")
            #expect(!outcome.errorOutput.contains("geheim"))

            guard server == "POSTGRES" else { return }
            let submit = try await fleet.run(Fleet.submission("five", 0), settings: ["SELVEDGE_POSTGRES_URL": url], atMost: 20)
            #expect(submit.code == 2, "\(submit)")
            #expect(submit.errorLines.count == 1, "\(submit)")
        }

        @Test("Servers that come up after the worker: it goes to work")
        func late() async throws {
            let fleet = try await Fleet(jobs: 6)
            try await fleet.database.server.stop()
            try await fleet.broker.stop()
            let worker = try fleet.work()
            try await eventually("it says that it waits", within: 20) { worker.errorSoFar.contains("waiting for") }
            try await fleet.database.server.start()
            try await fleet.broker.start()
            try await fleet.untilSettled()
            try await fleet.dismiss([worker])
            try await fleet.expectAllOnce()
        }
    }
}
