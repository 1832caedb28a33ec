public import EventSourcing

/// A ``WebhookStore`` in the memory of one process: the reference for the others and the store of fast tests.
public actor InMemoryWebhookStore: WebhookStore {
    struct Row {
        var delivery: WebhookDelivery
        var fence: Fence = .unclaimed
        var leaseEnd: Timestamp?
    }

    let clock: @Sendable () -> Timestamp
    /// Whose feed webhooks tell of; nil for none.
    let jobs: (any JobStore)?
    var endpoints: [WebhookEndpointID: WebhookEndpoint] = [:]
    var rows: [WebhookDeliveryID: Row] = [:]
    /// Where the feed ended when an endpoint was made or enabled.
    var since: [WebhookEndpointID: Int64] = [:]
    var cursor: Int64 = 0

    /// - Parameters:
    ///   - jobs: whose feed webhooks tell of.
    ///   - clock: the store's clock.
    public init(jobs: (any JobStore)? = nil, clock: @escaping @Sendable () -> Timestamp) {
        self.jobs = jobs
        self.clock = clock
    }

    public func now() -> Timestamp { self.clock() }

    // MARK: Endpoints

    public func insert(_ endpoint: WebhookEndpoint, limit: Int) async throws(StoreError) -> Bool {
        let end = try await self.jobs?.feedEnd() ?? 0
        guard self.endpoints[endpoint.id] == nil else { return false }
        guard endpoint.jobID != nil || self.endpoints(of: endpoint.userID).count < limit else { return false }
        self.endpoints[endpoint.id] = endpoint
        self.since[endpoint.id] = end
        return true
    }

    public func endpoint(_ id: WebhookEndpointID, of user: UserID) -> WebhookEndpoint? {
        self.endpoints[id].flatMap { $0.userID == user ? $0 : nil }
    }

    public func endpoints(of user: UserID) -> [WebhookEndpoint] {
        self.endpoints.values.filter { $0.userID == user && $0.jobID == nil }
            .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }

    public func replace(_ endpoint: WebhookEndpoint) async throws(StoreError) -> Bool {
        let end = try await self.jobs?.feedEnd() ?? 0
        guard let stored = self.endpoint(endpoint.id, of: endpoint.userID), stored.revision == endpoint.revision else { return false }
        if !stored.state.isEnabled, endpoint.state.isEnabled { self.since[endpoint.id] = end }
        self.write(endpoint)
        return true
    }

    public func removeEndpoint(_ id: WebhookEndpointID, of user: UserID) -> Bool {
        guard self.endpoint(id, of: user) != nil else { return false }
        self.remove { $0.id == id }
        return true
    }

    public func forget(_ job: JobID) {
        self.remove { $0.jobID == job }
        self.rows = self.rows.filter { $0.value.delivery.jobID != job }
    }

    private func write(_ endpoint: WebhookEndpoint) {
        var endpoint = endpoint
        endpoint.revision += 1
        self.endpoints[endpoint.id] = endpoint
        guard !endpoint.state.isEnabled else { return }
        for (id, row) in self.rows where row.delivery.endpointID == endpoint.id {
            self.rows[id]?.delivery.abandonForDisabledEndpoint(at: self.clock())
        }
    }

    private func remove(_ isRemoved: (WebhookEndpoint) -> Bool) {
        let removed = Set(self.endpoints.values.filter(isRemoved).map(\.id))
        self.endpoints = self.endpoints.filter { !removed.contains($0.key) }
        self.rows = self.rows.filter { !removed.contains($0.value.delivery.endpointID) }
    }

    // MARK: Deliveries

    public func add(_ deliveries: [WebhookDelivery]) -> Int {
        var added = 0
        for delivery in deliveries where self.rows[delivery.id] == nil && self.endpoints[delivery.endpointID] != nil {
            self.rows[delivery.id] = Row(delivery: delivery)
            added += 1
        }
        return added
    }

    public func takeDue(_ query: DueQuery) -> [TakenDelivery] {
        let now = self.clock()
        let due = self.rows.values.compactMap { row in self.dueAt(row).flatMap { $0 <= now ? (at: $0, row: row) : nil } }
            .sorted { ($0.at, $0.row.delivery.id) < ($1.at, $1.row.delivery.id) }
        var busy = query.busy
        var taken: [TakenDelivery] = []
        for (_, row) in due {
            guard taken.count < query.limit else { break }
            guard let endpoint = self.endpoints[row.delivery.endpointID], busy[endpoint.host, default: 0] < query.perHost else { continue }
            busy[endpoint.host, default: 0] += 1
            let fence = row.fence.next
            self.rows[row.delivery.id]?.fence = fence
            self.rows[row.delivery.id]?.leaseEnd = now.advanced(byMilliseconds: query.leaseMilliseconds)
            taken.append(TakenDelivery(delivery: row.delivery, endpoint: endpoint, fence: fence))
        }
        return taken
    }

    private func dueAt(_ row: Row) -> Timestamp? {
        guard let next = row.delivery.nextAttemptAt, self.endpoints[row.delivery.endpointID]?.state.isEnabled == true else { return nil }
        return row.leaseEnd.map { max($0, next) } ?? next
    }

    public func record(_ outcome: AttemptOutcome, of id: WebhookDeliveryID, fence: Fence) -> Bool {
        guard var row = self.rows[id], row.fence == fence, row.leaseEnd != nil, !row.delivery.phase.isSettled else { return false }
        row.delivery.evolve(outcome)
        row.leaseEnd = nil
        self.rows[id] = row
        if outcome.disablesEndpoint, var endpoint = self.endpoints[row.delivery.endpointID], endpoint.state.isEnabled {
            endpoint.disable(.gone, at: self.clock())
            self.write(endpoint)
        }
        return true
    }

    public func release(_ id: WebhookDeliveryID, fence: Fence) {
        guard self.rows[id]?.fence == fence else { return }
        self.rows[id]?.leaseEnd = nil
    }

    public func retry(_ id: WebhookDeliveryID, of user: UserID) -> Bool {
        guard var row = self.rows[id], row.delivery.userID == user, self.endpoints[row.delivery.endpointID]?.state.isEnabled == true,
            row.delivery.retry(at: self.clock())
        else { return false }
        row.leaseEnd = nil
        self.rows[id] = row
        return true
    }

    public func waiting() -> Int { self.rows.values.count { !$0.delivery.phase.isSettled } }

    public func delivery(_ id: WebhookDeliveryID, of user: UserID) -> WebhookDelivery? {
        self.rows[id].flatMap { $0.delivery.userID == user ? $0.delivery : nil }
    }

    public func deliveries(
        of endpoint: WebhookEndpointID,
        user: UserID,
        before cursor: DeliveryCursor?,
        limit: Int
    ) -> [WebhookDelivery] {
        let behind = self.rows.values.map(\.delivery)
            .filter { delivery in
                delivery.endpointID == endpoint && delivery.userID == user && (cursor.map { DeliveryCursor(delivery) < $0 } ?? true)
            }
        return Array(behind.sorted { DeliveryCursor($0) > DeliveryCursor($1) }.prefix(limit))
    }

    public func removeSettled(before time: Timestamp, limit: Int) -> Int {
        let old = self.rows.values.map(\.delivery).filter { $0.phase.isSettled && $0.createdAt < time }.prefix(limit)
        for delivery in old { self.rows[delivery.id] = nil }
        return old.count
    }
}
