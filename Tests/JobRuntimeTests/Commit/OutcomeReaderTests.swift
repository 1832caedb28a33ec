import EventSourcing
import StoreConformance
import Synchronization
import Testing

@testable import JobRuntime

@Suite("Unknown outcomes")
struct OutcomeReaderTests {
    @Test("The log is read only once what was sent can no longer come late", arguments: [true, false])
    func lateCommit(comes: Bool) async throws {
        let store = LateStore(comes: comes)
        let request = Stream(1, at: await store.inner.now()).first
        await #expect(throws: StoreError.outcomeUnknown) { try await store.append([request], settling: []) }
        let results = await OutcomeReader(store: store).outcomes(of: [request])
        if comes {
            #expect(results == [.success(.appended)])
        } else {
            // So the same may be asked for again at once.
            #expect(results == [.failure(.unavailable(reason: "the connection was lost before the commit"))])
        }
        #expect(await store.inner.readStream(request.jobID, from: 1).count == (comes ? 1 : 0))
    }

    /// Loses each answer, and commits, if at all, only when nothing else is left to it.
    private final class LateStore: ForwardingJobStore {
        let inner = InMemoryJobStore { Timestamp(microseconds: 1_000_000) }
        private let comes: Bool
        private let sent = Mutex<[AppendRequest]>([])

        init(comes: Bool) { self.comes = comes }

        func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
            self.sent.withLock { $0 = requests }
            throw .outcomeUnknown
        }

        func settleOutcomes() async throws(StoreError) {
            let late = self.sent.withLock { sent in
                defer { sent = [] }
                return sent
            }
            if self.comes { _ = await self.inner.append(late, settling: []) }
        }
    }
}

extension Stream {
    fileprivate var first: AppendRequest {
        var stream = self
        return stream.next()
    }
}
