import EventSourcing

/// How a committer's work has come in and gone out.
public struct CommitStatistics: Sendable, Equatable {
    public private(set) var commits = 0
    /// Of the commits, those that only wrote off outbox rows.
    public private(set) var emptyCommits = 0
    public private(set) var requests = 0
    public private(set) var events = 0
    public private(set) var bytes = 0

    public init() {}

    mutating func count(batch: CommitBatch) {
        self.commits += 1
        if batch.requests.isEmpty { self.emptyCommits += 1 }
        self.requests += batch.place.count
        for request in batch.requests {
            self.events += request.entries.count
            self.bytes += request.entries.reduce(0) { $0 + $1.bytes.count }
        }
    }
}
