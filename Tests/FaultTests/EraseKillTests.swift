import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    struct EraseKillTests {
        @Test("kill -9 during erase, then erase again: all of it is gone, the logs verify, and the neighbour keeps everything")
        func killedErasure() async throws {
            let seed = UInt64.random(in: 0...UInt64.max)
            var random = SeededGenerator(seed: seed)
            let store = try Store()
            let users = Array(repeating: "ann", count: 6) + ["ben", "ben"]
            let ids = try await users.together(4) { try await store.submit(Examples.engineer, Examples.backend, ["--user", $0]) }
            #expect(try await store.run("work", "--drain").code == 0)
            let theirs = Array(ids.prefix(6))
            let kept = try await store.artifact(ids[7], "resume.pdf")
            for _ in 0..<12 {
                let child = try store.start(["erase", "--user", "ann"])
                _ = await child.hasEnded(within: Double.random(in: 0...0.12, using: &random))
                child.send(SIGKILL)
                _ = try await child.wait()
                let verified = try await store.run("verify")
                #expect(verified.code == 0, "\(verified); seed \(seed)")
            }
            let last = try await store.run("erase", "--user", "ann")
            #expect(last.code == 0, "\(last)")
            #expect(try await store.run("verify").code == 0)
            for id in theirs {
                #expect(try await store.log(id).count { $0.type == "PayloadErased" } == 1)
                let refused = try await store.run("artifact", id, "resume.pdf")
                #expect(refused.code == 2, "\(refused)")
                #expect(refused.output.isEmpty)
                #expect(refused.errorLines.count == 1)
            }
            #expect(try await store.artifact(ids[6], "resume.pdf") == kept)
            #expect(try await store.artifact(ids[7], "resume.pdf") == kept)
        }
    }
}
