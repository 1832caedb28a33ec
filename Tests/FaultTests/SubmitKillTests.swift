import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    struct SubmitKillTests {
        @Test("G4: kill -9 of submit: whatever printed an id is there and runs")
        func killedSubmits() async throws {
            let seed = UInt64.random(in: 0...UInt64.max)
            var random = SeededGenerator(seed: seed)
            let store = try Store()
            let first = try await store.submit()
            var usual = try await ContinuousClock().measure { _ = try await store.submit() } / .seconds(1)
            var printed: [String] = []
            var kills = 0
            for _ in 0..<30 where kills < 15 || printed.count < 15 {
                let moments = (0..<6).map { _ in Double.random(in: 0...(2 * usual), using: &random) }
                let outcomes = try await moments.together(2) { moment in
                    let child = try store.start(["submit", Examples.nurse, "--posting", Examples.icu])
                    _ = await child.hasEnded(within: moment)
                    child.send(SIGKILL)
                    return try await child.wait()
                }
                printed += outcomes.compactMap(\.lines.last)
                let killed = outcomes.count { $0.code == nil }
                kills += killed
                // A busy machine is slower than it was a moment ago.
                if killed == outcomes.count { usual *= 1.5 }
            }
            let jobs = Set(try await store.jobs().map(\.job))
            #expect(jobs.isSuperset(of: printed + [first]), "seed \(seed)")
            #expect(kills > 0 && !printed.isEmpty, "\(kills) kills, \(printed.count) ids; seed \(seed)")
            #expect(try await store.run("verify").code == 0)
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(try await store.jobs().allSatisfy { $0.status == "completed" })
        }

        @Test("kill -9 while the store is being made: the next command makes it or uses it")
        func killedMaking() async throws {
            for step in 0..<12 {
                let store = try Store()
                let child = try store.start(["submit", Examples.nurse, "--posting", Examples.icu])
                _ = await child.hasEnded(within: Double(step) * 0.012)
                child.send(SIGKILL)
                _ = try await child.wait()
                let id = try await store.submit()
                #expect(try await store.run("verify").code == 0)
                #expect(try await store.jobs().contains { $0.job == id })
            }
        }
    }
}
