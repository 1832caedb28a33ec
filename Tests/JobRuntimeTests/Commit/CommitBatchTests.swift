import EventSourcing
import Jobs
import Testing

@testable import JobRuntime

@Suite("Commit batches")
struct CommitBatchTests {
    @Test("Consecutive requests of one writer become one, with the first's expectations and the last's row")
    func joins() throws {
        var sample = try JobSample(1)
        _ = try sample.create()
        let given = [
            try sample.claim(),
            try sample.next(.advance(now: JobSample.now), asOwner: true),
            try sample.next(.completeStep(step: "a", attempt: 1, artifacts: [], now: JobSample.now), asOwner: true),
        ]
        let batch = CommitBatch(given)
        let joined = try #require(batch.requests.first)
        #expect(batch.requests.count == 1)
        #expect(batch.place == [0, 0, 0])
        #expect(joined.entries == given.flatMap(\.entries))
        #expect(joined.expectedVersion == given[0].expectedVersion)
        #expect(joined.expectedHead == given[0].expectedHead)
        #expect(joined.expectedFence == given[0].expectedFence)
        #expect(joined.row == given[2].row)
        joined.requireShape()
    }

    @Test("Different jobs stay apart and in order; each request knows where it went")
    func apart() throws {
        var (one, two) = (try JobSample(1), try JobSample(2))
        _ = (try one.create(), try two.create())
        let given = [
            try one.claim(), try two.claim(), try one.next(.advance(now: JobSample.now), asOwner: true),
            try two.next(.handBack, asOwner: true),
        ]
        let batch = CommitBatch(given)
        #expect(batch.place == [0, 1, 0, 1])
        #expect(batch.requests.map(\.jobID) == [one.stream.jobID, two.stream.jobID])
        #expect(batch.requests[1].outbox == given[3].outbox, "the hand-back's dispatch leaves with it")
    }

    @Test("G5: another writer's append between a worker's two is judged by itself, and so is the worker's after it")
    func interleaved() throws {
        var worker = try JobSample(1)
        _ = try worker.create()
        let claim = try worker.claim()
        var client = worker
        let cancel = try client.next(.requestCancellation(ownerIsAlive: true), asOwner: false)
        let advance = try worker.next(.advance(now: JobSample.now), asOwner: true)
        #expect(CommitBatch([claim, cancel, advance]).place == [0, 1, 2])
        #expect(CommitBatch([claim, advance, cancel]).place == [0, 0, 1])
    }

    @Test("The last change of a timer wins over those joined before it; keeping changes nothing")
    func timers() throws {
        var sample = try JobSample(1, .of(.delay("a", 1000), .script("b")))
        _ = try sample.create()
        var (first, second) = (try sample.claim(), try sample.next(.advance(now: JobSample.now), asOwner: true))
        first.timer = .clear
        second.timer = .set(JobSample.now)
        #expect(CommitBatch([first, second]).requests[0].timer == .set(JobSample.now))
        second.timer = .keep
        #expect(CommitBatch([first, second]).requests[0].timer == .clear)
    }
}
