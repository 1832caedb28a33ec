public import EventSourcing

extension InMemoryWebhookStore {
    public func news(after position: Int64, ofTypes types: [String]) async throws(StoreError) -> WebhookNews {
        let cursor = self.cursor
        guard let jobs = self.jobs, let first = self.listeners.map(\.since).min() else {
            return WebhookNews(cursor: cursor, position: max(cursor, position), isAtEnd: true, isWanted: false)
        }
        let start = max(cursor, position, first)
        let last = try await jobs.feedEnd()
        let stored = try await jobs.readFeed(after: start, limit: Int(WebhookNews.stretch)).filter { $0.position <= last }
        let listeners = self.listeners
        var events: [WebhookNews.Event] = []
        for event in stored where events.count < WebhookNews.limit && types.contains(event.type) {
            guard let user = try await jobs.job(event.jobID)?.userID,
                listeners.contains(where: { $0.userID == user && ($0.jobID == nil || $0.jobID == event.jobID) })
            else { continue }
            events.append(WebhookNews.Event(position: event.position, jobID: event.jobID, userID: user, version: event.version))
        }
        let users = Set(events.map(\.userID))
        return WebhookNews(events, listeners.filter { users.contains($0.userID) }, cursor: cursor, start: start, last: last)
    }

    public func fanOut(_ deliveries: [WebhookDelivery], from cursor: Int64, to position: Int64) -> Int? {
        guard self.cursor == cursor else { return nil }
        self.cursor = position
        return self.add(deliveries)
    }

    /// How many endpoints there are, of all users.
    public var count: Int { self.endpoints.count }

    private var listeners: [WebhookListener] {
        self.endpoints.values.filter(\.state.isEnabled)
            .map { endpoint in
                WebhookListener(
                    endpointID: endpoint.id,
                    userID: endpoint.userID,
                    jobID: endpoint.jobID,
                    statuses: endpoint.statuses,
                    since: self.since[endpoint.id] ?? 0
                )
            }
            .sorted { $0.endpointID < $1.endpointID }
    }
}
