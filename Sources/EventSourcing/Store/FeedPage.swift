/// A stretch of the feed as one user sees it.
public struct FeedPage: Sendable, Equatable {
    /// How many positions a page looks at, at most.
    public static let stretch: Int64 = 5000

    /// Those of the user's jobs, in order.
    public var events: [StoredEvent]
    /// Reading goes on after this position: everything up to it has been looked at.
    public var position: Int64
    /// Whether the feed had come no further.
    public var isAtEnd: Bool

    public init(events: [StoredEvent], position: Int64, isAtEnd: Bool) {
        self.events = events
        self.position = position
        self.isAtEnd = isAtEnd
    }

    /// - Parameters:
    ///   - events: of the user's jobs, the first `limit` of those at positions after `after`, and not beyond its stretch.
    ///   - last: a position that the feed had reached before they were read.
    public init(_ events: [StoredEvent], after: Int64, limit: Int, last: Int64) {
        let end = Self.end(after: after)
        let isFull = events.count >= limit
        // A position beyond the end is one of a feed that has lost its newest; it is not gone back from.
        let position = isFull ? events.last?.position ?? after : max(after, min(end, max(last, events.last?.position ?? 0)))
        self.init(events: events, position: position, isAtEnd: !isFull && position >= last)
    }

    /// The last position of the stretch behind a position.
    public static func end(after position: Int64) -> Int64 {
        let (end, overflow) = position.addingReportingOverflow(Self.stretch)
        return overflow ? .max : end
    }
}

extension JobStore {
    public func feedEnd() async throws(StoreError) -> Int64 {
        if let extent = try await self.feedExtent() { return extent.last }
        // The feed says only what is behind a position: doubling, then halving.
        var low: Int64 = 0
        var high: Int64 = 1
        while try await !self.readFeed(after: high, limit: 1).isEmpty {
            low = high
            high *= 2
        }
        while low < high {
            let middle = low + (high - low) / 2
            if try await self.readFeed(after: middle, limit: 1).isEmpty { high = middle } else { low = middle + 1 }
        }
        return try await self.readFeed(after: 0, limit: 1).isEmpty ? 0 : high
    }

    public func feedPage(after position: Int64, of user: UserID, limit: Int) async throws(StoreError) -> FeedPage {
        let end = FeedPage.end(after: position)
        let last = try await self.feedEnd()
        let all = try await self.readFeed(after: position, limit: Int(FeedPage.stretch)).prefix { $0.position <= end }
        var isTheirs: [JobID: Bool] = [:]
        var events: [StoredEvent] = []
        for event in all where events.count < limit {
            if isTheirs[event.jobID] == nil { isTheirs[event.jobID] = try await self.job(event.jobID)?.userID == user }
            if isTheirs[event.jobID] == true { events.append(event) }
        }
        return FeedPage(events, after: position, limit: limit, last: last)
    }
}
