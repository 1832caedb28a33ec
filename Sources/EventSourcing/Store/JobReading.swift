/// All that a worker must know to begin with a job.
public struct JobReading: Sendable {
    public var row: JobRow
    /// The whole stream; it may have grown since the row was read.
    public var events: [StoredEvent]
    /// The payload of the stream's first event, nil when it has none or it was erased.
    public var input: SealedPayload?
    /// The newest key of the row's user, destroyed or not.
    public var key: UserKey?
    /// Whether the row's worker has a lease that still runs; false when it has no worker.
    public var ownerIsAlive: Bool
    /// By the store's clock, not before the events were read.
    public var now: Timestamp

    public init(row: JobRow, events: [StoredEvent], input: SealedPayload?, key: UserKey?, ownerIsAlive: Bool, now: Timestamp) {
        self.row = row
        self.events = events
        self.input = input
        self.key = key
        self.ownerIsAlive = ownerIsAlive
        self.now = now
    }
}

extension JobStore {
    public func readJob(_ job: JobID) async throws(StoreError) -> JobReading? {
        // The row last: what it says of the owner must not be older than the events, or a job looks abandoned whose claim is among them.
        // That events are older than it shows when something is appended to them.
        let events = try await self.readStream(job, from: 1)
        let input = try await self.payload(of: job, version: 1)
        guard let row = try await self.job(job) else { return nil }
        let key = try await self.newestKey(of: row.userID)
        var ownerIsAlive = false
        if let owner = row.worker { ownerIsAlive = try await self.isAlive(owner) }
        return JobReading(row: row, events: events, input: input, key: key, ownerIsAlive: ownerIsAlive, now: try await self.now())
    }
}
