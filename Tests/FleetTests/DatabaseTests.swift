import ProcessSupport
import ServerSupport
import Testing

extension FleetTests {
    struct DatabaseTests {
        @Test("G4, G8: kill -9 of PostgreSQL and all its processes, three times under load: nothing accepted is lost or done twice")
        func killed() async throws {
            let fleet = try await Fleet(jobs: 24)
            let workers = try (0..<2).map { _ in try fleet.work(fault: "slow-step:40") }
            var accepted = fleet.accepted
            var refused = 0
            for round in 0..<3 {
                try await fleet.untilCompleted(2 + 4 * round)
                let before = accepted.count
                async let submitted = Array(0..<6).together(2) { try await fleet.submit(number: $0) }
                try await fleet.until("a submission is in", "SELECT count(*) > \(before) FROM selvedge.jobs")
                try await fleet.database.server.kill()
                for id in try await submitted { if let id { accepted.append(id) } else { refused += 1 } }
                try await fleet.database.server.start()
            }
            print("PostgreSQL killed 3 times: \(accepted.count - fleet.accepted.count) submissions accepted, \(refused) refused")
            try await fleet.untilSettled()
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce(accepted, orUnknown: true)
        }

        @Test("G1, G8: the connection is cut inside a commit, before it arrives or before its answer: nothing is appended twice or lost")
        func cutInsideCommit() async throws {
            let fleet = try await Fleet(jobs: 24)
            let proxy = try TCPProxy(to: fleet.database.server.port)
            let through = ["SELVEDGE_POSTGRES_URL": fleet.database.url(through: proxy)]
            let worker = try fleet.work(fault: "slow-step:20", settings: through)
            try await fleet.untilCompleted(2)
            var rounds = 0
            for moment in [TCPProxy.Moment.after, .before, .after, .after, .before, .after] {
                let before = proxy.cuts
                // The bytes of an event on its way into the log.
                proxy.cut(on: Array("StepCompleted".utf8), .toServer, moment: moment, skipping: rounds)
                try await eventually("a commit is cut", within: 20) {
                    if proxy.cuts > before { return true }
                    return try await fleet.database.value("SELECT count(*) FROM selvedge.jobs WHERE waits <> 'nobody'") == "0"
                }
                rounds += 1
            }
            proxy.disarm()
            print("commits cut: \(proxy.cuts)")
            #expect(proxy.cuts >= 4)
            try await fleet.untilSettled()
            try await fleet.dismiss([worker])
            try await fleet.expectAllOnce()
        }

        @Test("G4: a submission's commit is cut, before it arrives or before its answer: an id that is printed is there, and runs once")
        func cutSubmission() async throws {
            let fleet = try await Fleet()
            let proxy = try TCPProxy(to: fleet.database.server.port)
            var accepted: [String] = []
            for (number, moment) in [TCPProxy.Moment.after, .before].enumerated() {
                proxy.cut(on: Array("JobCreated".utf8), .toServer, moment: moment)
                let settings = ["SELVEDGE_POSTGRES_URL": fleet.database.url(through: proxy)]
                let outcome = try await fleet.run(Fleet.submission("five", number), settings: settings)
                #expect(proxy.cuts == number + 1)
                if outcome.code == 0 {
                    accepted.append(try #require(outcome.lines.last))
                } else {
                    #expect(outcome.code == 2 && outcome.errorLines.count == 1, "\(moment): \(outcome)")
                }
            }
            #expect(try await fleet.work(drain: true).wait(atMost: 60).code == 0)
            try await fleet.expectAllOnce(accepted, orUnknown: true)
        }

        @Test("The database falls silent without a word: the worker gives up the connection and goes on when there is a new one")
        func silent() async throws {
            let fleet = try await Fleet(jobs: 6)
            let proxy = try TCPProxy(to: fleet.database.server.port)
            let worker = try fleet.work(fault: "slow-step:40", settings: ["SELVEDGE_POSTGRES_URL": fleet.database.url(through: proxy)])
            try await fleet.untilCompleted(2)
            proxy.swallow()
            try await fleet.until("it is silent", "SELECT pg_sleep(2) IS NOT NULL")
            proxy.resume()
            try await fleet.untilSettled()
            try await fleet.dismiss([worker])
            try await fleet.expectAllOnce()
        }
    }
}
