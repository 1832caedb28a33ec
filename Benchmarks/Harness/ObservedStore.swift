import EventSourcing
import SQLiteStore
import StoreConformance

/// The SQLite store, with a look at what was appended: the client's end of the clock.
struct ObservedStore: ForwardingJobStore {
    let inner: SQLiteJobStore
    let settled = SettledJobs()

    func append(_ requests: [AppendRequest], settling rows: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
        let outcomes = try await self.inner.append(requests, settling: rows)
        for (request, outcome) in zip(requests, outcomes) where outcome == .appended && request.row.waits != .worker {
            self.settled.tell(request.row)
        }
        return outcomes
    }

    func readJob(_ job: JobID) async throws(StoreError) -> JobReading? { try await self.inner.readJob(job) }
}
