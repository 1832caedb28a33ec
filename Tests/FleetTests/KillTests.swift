import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetTests {
    struct KillTests {
        /// As `SELVEDGE_FAULT` names them.
        private static let boundaries = [
            "before-commit", "after-commit", "before-publish", "after-publish", "after-claim", "between-steps", "before-announce",
            "before-ack", "after-ack",
        ]

        @Test("G1–G9: a worker dies at its first boundary, the next at its second, and so on until one lives: each job completes once")
        func everyBoundary() async throws {
            let fleet = try await Fleet()
            var accepted: [String] = []
            // Few, so that nothing is delivered more often than RabbitMQ is told to before it sets a message aside.
            for number in 0..<3 { accepted.append(try #require(try await fleet.submit(number: number))) }
            let lease = ["SELVEDGE_WORKER_LEASE": "3s"]
            var deaths: [String: Int] = [:]
            var survivor: ProcessOutcome?
            for hit in 1...120 {
                let outcome = try await fleet.work(slots: 1, drain: true, fault: "crash-at:\(hit)", settings: lease).wait(atMost: 60)
                guard outcome.end == .killed(signal: SIGKILL), !outcome.timedOut else {
                    survivor = outcome
                    break
                }
                let line = outcome.errorLines.last { $0.hasPrefix("fault: crash-at ") } ?? ""
                deaths[line.split(separator: " ").dropFirst(2).first.map(String.init) ?? "somewhere", default: 0] += 1
                try await fleet.expectNoViolations()
            }
            // A short chain does not come by all of them; each kind kills at least once.
            for boundary in Self.boundaries where deaths[boundary] == nil {
                accepted.append(try #require(try await fleet.submit()))
                let outcome = try await fleet.work(slots: 1, fault: "crash-at:\(boundary):1", settings: lease).wait(atMost: 30)
                #expect(outcome.end == .killed(signal: SIGKILL) && !outcome.timedOut, "\(boundary): \(outcome)")
                deaths[boundary, default: 0] += 1
            }
            print("boundaries: \(deaths.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
            if survivor?.code != 0 { Issue.record("\(survivor?.description ?? "none lived") \(await fleet.situation())") }
            #expect(try await fleet.work(drain: true).wait(atMost: 60).code == 0)
            try await fleet.untilSettled(within: 30)
            try await fleet.expectAllOnce(accepted)
            #expect(deaths.values.reduce(0, +) >= 10)
            #expect(deaths.keys.sorted() == Self.boundaries.sorted())
            #expect(try await fleet.takeovers() > 0)
        }

        @Test("G4, G8, G9: three workers under kill -9 at random moments: each job completes once")
        func random() async throws {
            let seed = ProcessInfo.processInfo.environment["SELVEDGE_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
            var random = SeededGenerator(seed: seed)
            let fleet = try await Fleet(jobs: 40)
            let fault = "slow-step:250"
            var workers = try (0..<3).map { _ in try fleet.work(fault: fault) }
            try await fleet.untilClaimed()
            var kills = 0
            let unsettled = "SELECT count(*) FROM selvedge.jobs WHERE waits <> 'nobody'"
            while kills < 60, try await fleet.database.value(unsettled) != "0" {
                let victim = Int.random(in: 0..<workers.count, using: &random)
                _ = await workers[victim].hasEnded(within: Double.random(in: 0.1...1.2, using: &random))
                workers[victim].send(SIGKILL)
                #expect(try await workers[victim].wait().end == .killed(signal: SIGKILL))
                kills += 1
                workers[victim] = try fleet.work(fault: fault)
            }
            print("random kills: \(kills), takeovers: \(try await fleet.takeovers()), SELVEDGE_SEED=\(seed)")
            try await fleet.untilSettled()
            try await fleet.untilReady(workers)
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
            #expect(kills >= 4, "seed \(seed)")
            #expect(try await fleet.takeovers() > 0, "the kills missed the work; seed \(seed)")
        }

        @Test("G9: another worker goes on long before the lease of the dead one runs out")
        func takeover() async throws {
            let fleet = try await Fleet(jobs: 6)
            let victim = try fleet.work(fault: "slow-step:2000")
            try await fleet.untilClaimed()
            let heir = try fleet.work()
            try await fleet.untilReady([heir])
            victim.send(SIGKILL)
            _ = try await victim.wait()
            let killed = ContinuousClock.now
            try await fleet.until("the other has claimed", "SELECT EXISTS (SELECT FROM selvedge.jobs WHERE fence > 1)", within: 20)
            let taken = ContinuousClock.now - killed
            print("takeover: \(taken)")
            #expect(taken < .seconds(8))
            try await fleet.untilSettled()
            try await fleet.dismiss([heir])
            try await fleet.expectAllOnce()
        }

        @Test("G4: kill -9 of submitters at random moments: what printed an id is there and runs")
        func submitters() async throws {
            let seed = UInt64.random(in: 0...UInt64.max)
            var random = SeededGenerator(seed: seed)
            let fleet = try await Fleet()
            var accepted: [String] = []
            var usual = try await ContinuousClock().measure { accepted.append(try #require(try await fleet.submit())) } / .seconds(1)
            var kills = 0
            for _ in 0..<8 where kills < 6 || accepted.count < 5 {
                let moments = (0..<3).map { _ in Double.random(in: 0...(1.5 * usual), using: &random) }
                let outcomes = try await moments.together(3) { moment in
                    let child = try fleet.start(Fleet.submission("five", 0))
                    _ = await child.hasEnded(within: moment)
                    child.send(SIGKILL)
                    return try await child.wait()
                }
                accepted += outcomes.compactMap(\.lines.last)
                let killed = outcomes.count { $0.code == nil }
                kills += killed
                // A busy machine is slower than it was a moment ago.
                if killed == outcomes.count { usual *= 1.5 } else if killed == 0 { usual *= 0.6 }
            }
            print("submitters: \(kills) killed, \(accepted.count) accepted")
            #expect(kills > 0 && accepted.count > 1, "seed \(seed)")
            #expect(try await fleet.work(drain: true).wait(atMost: 60).code == 0)
            try await fleet.expectAllOnce(accepted, orUnknown: true)
        }
    }
}
