import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    struct KillTests {
        private static let jobCount = 200
        private static let users = ["ann", "ben", "eve"]
        private static let priorities = ["high", "default", "low"]

        private struct Submitted: Sendable {
            var id: String
            var variant: Variant
        }

        @Test("G8, G9, G14: 200 jobs under kill -9 at random moments complete once each, repeat no completed step, and make the same bytes")
        func killedAtRandom() async throws {
            let seed = ProcessInfo.processInfo.environment["SELVEDGE_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
            print("kill test: SELVEDGE_SEED=\(seed)")
            var random = SeededGenerator(seed: seed)

            // Undisturbed, one job for each distinct input; its pace sets the killer's.
            let calm = try Store()
            let clock = ContinuousClock()
            let expected = try await self.submit(Variant.all, to: calm, &random)
            var calmRun: ProcessOutcome?
            let calmTime = try await clock.measure { calmRun = try await calm.run("work", "--drain", "--log-level", "error", atMost: 240) }
            #expect(calmRun?.code == 0)
            let references = try await self.documents(of: expected, in: calm)
            let bytes = Dictionary(zip(expected.map(\.variant), references)) { first, _ in first }
            #expect(bytes.count == Variant.all.count)

            let store = try Store()
            let variants = (0..<Self.jobCount).map { Variant.all[$0 % Variant.all.count] }.shuffled(using: &random)
            let submitted = try await self.submit(variants, to: store, &random)
            let total = calmTime * (Double(Self.jobCount) / Double(Variant.all.count))
            let kills = try await self.killUntilDone(store, meanInterval: total / 45, &random)
            print("kill test: \(kills) kills; undisturbed, \(Variant.all.count) jobs took \(calmTime)")
            #expect(kills >= 10)

            try await self.expectEachOnce(submitted, in: store)
            let verified = try await store.run("verify")
            #expect(verified.code == 0, "\(verified)")
            let documents = try await self.documents(of: submitted, in: store)
            for (job, document) in zip(submitted, documents) {
                #expect(document == bytes[job.variant], "\(job.variant)")
            }
        }

        private func submit(_ variants: [Variant], to store: Store, _ random: inout SeededGenerator) async throws -> [Submitted] {
            let orders = variants.map { variant in
                let priority = Self.priorities[Int.random(in: 0..<3, using: &random)]
                let user = Self.users[Int.random(in: 0..<3, using: &random)]
                return (variant, ["--priority", priority, "--user", user])
            }
            return try await orders.together(4) { variant, options in
                Submitted(id: try await store.submit(variant.resume, variant.posting, variant.options + options), variant: variant)
            }
        }

        /// Starts workers and kills them until one finds nothing left to do; returns the number of kills.
        ///
        /// Every kill makes the next one a little later, so that a machine that has become slower since its pace was measured still
        /// gets on.
        private func killUntilDone(_ store: Store, meanInterval: Duration, _ random: inout SeededGenerator) async throws -> Int {
            var kills = 0
            let mean = max(meanInterval / .seconds(1), 0.25)
            while kills < 400 {
                let worker = try store.start(["work", "--drain", "--log-level", "error"])
                if await worker.hasEnded(within: Double.random(in: 0...(2 * mean * (1 + Double(kills) / 60)), using: &random)) {
                    let outcome = try await worker.wait()
                    #expect(outcome.code == 0, "\(outcome)")
                    return kills
                }
                worker.send(SIGKILL)
                let outcome = try await worker.wait()
                if outcome.end == .killed(signal: SIGKILL) { kills += 1 }
            }
            Issue.record("jobs are left after \(kills) kills")
            return kills
        }

        private func expectEachOnce(_ submitted: [Submitted], in store: Store) async throws {
            let jobs = try await store.jobs()
            #expect(Set(jobs.map(\.job)) == Set(submitted.map(\.id)))
            #expect(jobs.filter { $0.status != "completed" }.map(\.job) == [])
            let logs = try await submitted.map(\.id).together(4) { try await store.log($0) }
            var retaken = 0
            for log in logs {
                let history = StepHistory(log)
                #expect(history.faults == [], "\(history)")
                #expect(history.completions == 1)
                #expect(history.quarantines == 0)
                if history.claims > 1 { retaken += 1 }
            }
            print("kill test: \(retaken) of \(logs.count) jobs were taken up again")
            #expect(retaken >= 5, "the kills missed the work")
        }

        private func documents(of jobs: [Submitted], in store: Store) async throws -> [[UInt8]] {
            try await jobs.together(4) { try await store.artifact($0.id, $0.variant.pdf) }
        }
    }
}
