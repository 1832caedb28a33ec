public import EventSourcing

/// Events that are older than what shall be kept.
public struct ExpiredPartition: Sendable, Equatable {
    /// Of the partition; `default` for jobs that lie in no time's partition, since their ids are of another maker. They go by rows.
    public var name: String
    /// When its jobs began; nil for those of no partition.
    public var from: Timestamp?
    public var to: Timestamp?
    public var jobs: Int
    public var events: Int
    /// Jobs that are not settled, or have changed since the time asked for: while there are any the partition stays.
    public var unsettled: Int

    /// Whether it may be archived and dropped.
    public var isReady: Bool { self.unsettled == 0 }

    public init(name: String, from: Timestamp?, to: Timestamp?, jobs: Int, events: Int, unsettled: Int) {
        self.name = name
        self.from = from
        self.to = to
        self.jobs = jobs
        self.events = events
        self.unsettled = unsettled
    }

    static let defaultName = "default"
    var isDefault: Bool { self.name == Self.defaultName }

    /// Of the tables that hold it.
    var suffix: String { self.isDefault ? "" : "_\(self.name)" }
}
