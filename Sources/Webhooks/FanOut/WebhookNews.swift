public import EventSourcing

/// A stretch of the feed, as far as somebody wants to hear of it.
public struct WebhookNews: Sendable, Equatable {
    /// An event that may have changed its job's status.
    public struct Event: Sendable, Hashable {
        public var position: Int64
        public var jobID: JobID
        public var userID: UserID
        public var version: Int

        public init(position: Int64, jobID: JobID, userID: UserID, version: Int) {
            self.position = position
            self.jobID = jobID
            self.userID = userID
            self.version = version
        }
    }

    /// How many positions are looked at, and how many events come at most.
    public static let stretch: Int64 = 5000
    public static let limit = 500

    /// Where the stored cursor stands.
    public var cursor: Int64
    /// In the feed's order; of jobs that an enabled endpoint hears of.
    public var events: [Event]
    /// Of the users whose jobs these are.
    public var listeners: [WebhookListener]
    /// Everything up to here has been looked at.
    public var position: Int64
    /// Whether the feed had come no further.
    public var isAtEnd: Bool
    /// Whether there is an enabled endpoint at all; else there is nothing to look for.
    public var isWanted: Bool

    public init(
        cursor: Int64,
        events: [Event] = [],
        listeners: [WebhookListener] = [],
        position: Int64,
        isAtEnd: Bool,
        isWanted: Bool
    ) {
        self.cursor = cursor
        self.events = events
        self.listeners = listeners
        self.position = position
        self.isAtEnd = isAtEnd
        self.isWanted = isWanted
    }

    /// - Parameters:
    ///   - start: looking began behind this position.
    ///   - last: the feed's end before it was looked at.
    public init(_ events: [Event], _ listeners: [WebhookListener], cursor: Int64, start: Int64, last: Int64) {
        let isFull = events.count >= Self.limit
        let position = isFull ? events.last?.position ?? start : max(start, min(start + Self.stretch, last))
        self.init(
            cursor: cursor,
            events: events,
            listeners: listeners,
            position: position,
            isAtEnd: !isFull && position >= last,
            isWanted: true
        )
    }
}
