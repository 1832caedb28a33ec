import ProcessSupport
import ServerSupport
import Testing

extension FleetTests {
    struct PoisonTests {
        @Test("G10: a job that kills its workers is quarantined after three; its neighbours finish, and it runs when it is released")
        func poison() async throws {
            let fleet = try await Fleet(jobs: 6)
            let poisoned = try #require(try await fleet.submit("poisoned"))
            var deaths = 0
            var last: ProcessOutcome?
            for _ in 0..<20 {
                let outcome = try await fleet.work(drain: true, fault: "crash-job:poison").wait(atMost: 60)
                last = outcome
                if outcome.code != nil { break }
                deaths += 1
            }
            print("poison: \(deaths) workers died")
            #expect(last?.code == 0, "\(String(describing: last))")
            #expect(deaths == 3)
            let rows = try await fleet.database.psql("SELECT job_id, status, stage FROM selvedge.jobs WHERE status <> 'completed'")
            #expect(rows.map { $0[0] } == [poisoned], "\(rows)")
            #expect(try await fleet.database.value("SELECT count(*) FROM selvedge.events WHERE type = 'JobQuarantined'") == "1")
            try await fleet.expectNoViolations()
            #expect(try await fleet.run(["release", poisoned]).code == 0)
            #expect(try await fleet.work(drain: true).wait(atMost: 60).code == 0)
            try await fleet.expectAllOnce(fleet.accepted + [poisoned])
        }
    }
}
