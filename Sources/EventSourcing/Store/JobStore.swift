/// All that Selvedge asks of a database. One conformance suite runs against every implementation.
public protocol JobStore: EventStore, JobIndex, DispatchStore, KeyStore {
    /// What a worker needs to begin with a job; nil when there is no such job. One round trip where the store can, else one after another.
    func readJob(_ job: JobID) async throws(StoreError) -> JobReading?

    /// The newest position of the feed that was given out; 0 when there is none.
    func feedEnd() async throws(StoreError) -> Int64

    /// The events of one user's jobs after a feed position, in order, at most `limit` (1 or more). Looks at ``FeedPage/stretch`` positions
    /// at most, so that a call costs no more however much others do; there may be none of the user's among them.
    func feedPage(after position: Int64, of user: UserID, limit: Int) async throws(StoreError) -> FeedPage
}
