import EventSourcing
import Testing

@testable import JobRuntime

@Suite("Commit queue")
struct CommitQueueTests {
    private let queue = CommitQueue()

    private func item(_ job: Int) throws -> CommitQueue.Item {
        CommitQueue.Item(request: try JobSample(job).creation(), trace: nil) { _ in }
    }

    private func taken() -> [UInt64] { self.queue.take(512).items.map(\.request.jobID.low) }

    @Test("What nobody waits for is held back until its time is over")
    func holds() throws {
        let before = ContinuousClock.now
        guard case .held(isFirst: true) = self.queue.add(try self.item(1), mayWait: true) else {
            Issue.record("the first is held, and says so")
            return
        }
        guard case .held(isFirst: false) = self.queue.add(try self.item(2), mayWait: true) else {
            Issue.record("somebody comes for the second already")
            return
        }
        #expect(self.queue.count == 2)
        #expect(self.taken().isEmpty)
        #expect(self.queue.release(heldSince: before) != nil)
        #expect(self.taken().isEmpty)
        #expect(self.queue.release(heldSince: .now) == nil)
        #expect(Set(self.taken()) == [1, 2])
        #expect(self.queue.count == 0)
    }

    @Test("What somebody waits for takes along what is held of its job, in order, and leaves the rest")
    func takesAlong() throws {
        _ = self.queue.add(try self.item(1), mayWait: true)
        _ = self.queue.add(try self.item(2), mayWait: true)
        _ = self.queue.add(try self.item(1), mayWait: true)
        _ = self.queue.add(try self.item(1), mayWait: false)
        #expect(self.taken() == [1, 1, 1])
        #expect(self.queue.add(contentsOf: [try self.item(2), try self.item(3)]))
        #expect(self.taken() == [2, 2, 3])
    }

    @Test("Closing gives out what is held, and takes no more")
    func closes() throws {
        _ = self.queue.add(try self.item(1), mayWait: true)
        _ = self.queue.add(try self.item(2), mayWait: false)
        #expect(Set(self.queue.close().map(\.request.jobID.low)) == [1, 2])
        guard case .closed = self.queue.add(try self.item(3), mayWait: true) else {
            Issue.record("it took one more")
            return
        }
        #expect(!self.queue.add(contentsOf: [try self.item(4)]))
        #expect(self.queue.count == 0)
    }
}
