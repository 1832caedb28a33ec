import Foundation
import ProcessSupport
import Testing

extension FaultTests {
    struct LockTests {
        @Test("A second worker is refused with a line that names the first, also when that one is frozen; kill -9 frees the lock at once")
        func secondWorker() async throws {
            let store = try Store()
            let first = try await store.submit()
            let worker = try store.start(["work"])
            try await eventually("the worker works") { try await store.job(first).status == "completed" }

            try await self.expectRefusal(of: store, holder: worker.pid)
            worker.send(SIGSTOP)
            try await self.expectRefusal(of: store, holder: worker.pid)
            // Reading and submitting need no worker.
            let second = try await store.submit()
            #expect(try await store.job(second).status == "pending")

            worker.send(SIGKILL)
            _ = try await worker.wait()
            let next = try await store.run("work", "--drain", atMost: 30)
            #expect(next.code == 0, "\(next)")
            #expect(try await store.job(second).status == "completed")
            #expect(try await store.run("verify").code == 0)
        }

        @Test("A job that is submitted while a worker runs is taken up by it")
        func submittedLater() async throws {
            let store = try Store()
            _ = try await store.submit()
            let worker = try store.start(["work"])
            for _ in 0..<3 {
                let id = try await store.submit()
                try await eventually("the worker takes it up", within: 20) { try await store.job(id).status == "completed" }
            }
            worker.send(SIGTERM)
            #expect(try await worker.wait().code == 0)
        }

        @Test("G9: a job whose worker died is taken up by the next without waiting for the lease")
        func takenOver() async throws {
            let store = try Store()
            let ids = try await Array(0..<6).together(4) { _ in try await store.submit() }
            let worker = try store.start(["work"])
            try await eventually("it has claimed one") { try await store.jobs().contains { $0.status != "pending" } }
            worker.send(SIGKILL)
            _ = try await worker.wait()
            let start = ContinuousClock.now
            #expect(try await store.run("work", "--drain").code == 0)
            #expect(ContinuousClock.now - start < .seconds(20), "a lease lasts longer")
            for id in ids { #expect(StepHistory(try await store.log(id)).faults == []) }
        }

        private func expectRefusal(of store: Store, holder: Int32) async throws {
            let refused = try await store.run("work", "--drain", atMost: 20)
            #expect(refused.code == 2, "\(refused)")
            #expect(refused.errorLines.count == 1)
            #expect(refused.errorOutput.contains("process \(holder)"))
        }
    }
}
