public import EventSourcing

/// That a job which is being made is to wait before it runs.
public struct JobDelay: Sendable, Equatable {
    /// 366 days: a job that waits longer was meant otherwise.
    public static let longestMilliseconds: Int64 = 366 * 86_400_000

    /// The job runs at this time or later.
    public var until: Timestamp
    /// What time it is.
    public var now: Timestamp

    public init(until: Timestamp, now: Timestamp) {
        self.until = until
        self.now = now
    }
}
