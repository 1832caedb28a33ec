import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    @Suite(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a file system"))
    struct FullDiskTests {
        @Test("Full disk: submit says so in one line and makes no job; the same command works once there is space")
        func submitting() async throws {
            let disk = try SmallDisk(megabytes: 4)
            let store = try Store(at: "\(disk.path)/store")
            let first = try await store.submit()
            try disk.fill(leaving: 0)
            let refused = try await store.run("submit", Examples.nurse, "--posting", Examples.icu)
            #expect(refused.code == 2, "\(refused)")
            #expect(refused.errorLines.count == 1)
            #expect(refused.errorOutput.contains("full"))
            disk.free()
            #expect(try await store.jobs().map(\.job) == [first])
            let second = try await store.submit(Examples.nurse, Examples.icu)
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(Set(try await store.jobs().map(\.job)) == [first, second])
            #expect(try await store.run("verify").code == 0)
        }

        @Test("Full disk: a store that cannot be made leaves one line and nothing that stands in the way later")
        func making() async throws {
            let disk = try SmallDisk(megabytes: 1)
            let store = try Store(at: "\(disk.path)/store")
            try disk.fill(leaving: 8192)
            let refused = try await store.run("submit", Examples.nurse, "--posting", Examples.icu)
            #expect(refused.code == 2, "\(refused)")
            #expect(refused.errorLines.count == 1, "\(refused)")
            #expect(refused.errorOutput.contains("full"), "\(refused)")
            disk.free()
            _ = try await store.submit()
            #expect(try await store.run("verify").code == 0)
        }

        @Test("Full disk: the worker says so and loses nothing; it resumes after space was freed", arguments: [0, 40_000, 150_000])
        func working(room: Int) async throws {
            let disk = try SmallDisk(megabytes: 6)
            let store = try Store(at: "\(disk.path)/store")
            let ids = try await Array(0..<6).together(4) { _ in try await store.submit() }
            try disk.fill(leaving: room)
            let worker = try store.start(["work", "--drain"])
            try await eventually("it has met the full disk") {
                let hasEnded = await worker.hasEnded(within: 0)
                return worker.errorSoFar.contains("full") || hasEnded
            }
            disk.free()
            // It may have given up with a line that says so; else it goes on by itself.
            let outcome = try await worker.wait(atMost: 60)
            #expect(!outcome.timedOut, "\(outcome)")
            if outcome.code != 0 {
                #expect(outcome.errorLines.last?.contains("full") == true, "\(outcome)")
                #expect(try await store.run("verify").code == 0)
                let resumed = try await store.run("work", "--drain")
                #expect(resumed.code == 0, "\(resumed)")
            }
            for id in ids {
                let history = StepHistory(try await store.log(id))
                #expect(history.faults == [], "\(history)")
                #expect(history.completions == 1)
            }
            #expect(try await store.run("verify").code == 0)
        }
    }
}
