/// All that Selvedge asks of a database. One conformance suite runs against every implementation.
public protocol JobStore: EventStore, JobIndex, DispatchStore, KeyStore {
    /// What a worker needs to begin with a job; nil when there is no such job. One round trip where the store can, else one after another.
    func readJob(_ job: JobID) async throws(StoreError) -> JobReading?
}
