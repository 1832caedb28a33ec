import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetTests {
    struct LeaderTests {
        @Test("G7, G12: three processes relay, rescue and serve timers at once, and the leader dies: each timer fires once, never early")
        func leaders() async throws {
            let fleet = try await Fleet(jobs: 6, workflow: "timed")
            var workers = try (0..<3).map { _ in try fleet.work() }
            try await fleet.until("jobs wait", "SELECT count(*) >= 2 FROM selvedge.timers")
            let found = "SELECT process_id FROM selvedge.leaders JOIN selvedge.workers USING (worker) WHERE role = 'scheduler'"
            try await fleet.until("one of them serves timers", "SELECT EXISTS (\(found))")
            let leader = try await fleet.database.value(found)
            let victim = try #require(workers.firstIndex { "\($0.pid)" == leader }, "\(leader)")
            workers[victim].send(SIGKILL)
            _ = try await workers.remove(at: victim).wait()
            try await fleet.untilSettled()
            let handed = """
                SELECT count(*) FROM selvedge.leaders JOIN selvedge.workers USING (worker) WHERE process_id <> \(leader)
                """
            // One of the two may have had nothing to do in the meantime.
            try await fleet.until("both roles are taken over", handed, is: "2")
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
            let early = """
                WITH parked AS (
                    SELECT job_id, version, (convert_from(entry, 'UTF8')::jsonb->>'until')::bigint AS due FROM selvedge.events
                    WHERE type = 'JobParked'
                )
                SELECT count(*), count(*) FILTER (WHERE recorded_at < due), count(DISTINCT job_id)
                FROM parked JOIN selvedge.events e USING (job_id) WHERE e.version = parked.version + 1
                """
            #expect(try await fleet.database.psql(early) == [["6", "0", "6"]])
        }
    }
}
