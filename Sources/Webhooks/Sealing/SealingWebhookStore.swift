public import EventSourcing
public import Vault

/// A ``WebhookStore`` that seals URLs and secrets under their user's key before they reach the database.
public struct SealingWebhookStore<Base: SealedWebhookStore>: WebhookStore {
    private let base: Base
    private let seal: EndpointSeal

    public init(_ base: Base, vault: PayloadVault) {
        self.base = base
        self.seal = EndpointSeal(vault: vault)
    }

    public func now() async throws(StoreError) -> Timestamp { try await self.base.webhookTime() }

    // MARK: Endpoints

    public func insert(_ endpoint: WebhookEndpoint, limit: Int) async throws(StoreError) -> Bool {
        // A key may be destroyed between the sealing and the commit; the user is there, so a new one is made.
        for _ in 0..<2 {
            switch try await self.base.insertWebhook(try await self.seal.close(endpoint, renewing: true), limit: limit) {
            case .written: return true
            case .refused: return false
            case .erased: await self.seal.forget(endpoint.userID)
            }
        }
        throw .unavailable(reason: "the user was erased meanwhile")
    }

    public func endpoint(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> WebhookEndpoint? {
        guard let row = try await self.base.webhook(id, of: user) else { return nil }
        return try await self.seal.open(row)
    }

    public func endpoints(of user: UserID) async throws(StoreError) -> [WebhookEndpoint] {
        var endpoints: [WebhookEndpoint] = []
        for row in try await self.base.webhooks(of: user) {
            if let endpoint = try await self.seal.open(row) { endpoints.append(endpoint) }
        }
        return endpoints
    }

    public func replace(_ endpoint: WebhookEndpoint) async throws(StoreError) -> Bool {
        try await self.base.replaceWebhook(try await self.seal.close(endpoint, renewing: false)) == .written
    }

    public func removeEndpoint(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> Bool {
        try await self.base.removeWebhook(id, of: user)
    }

    public func forget(_ job: JobID) async throws(StoreError) { try await self.base.forgetWebhooks(of: job) }

    // MARK: Deliveries

    public func add(_ deliveries: [WebhookDelivery]) async throws(StoreError) -> Int {
        deliveries.isEmpty ? 0 : try await self.base.addWebhookDeliveries(deliveries)
    }

    public func takeDue(_ query: DueQuery) async throws(StoreError) -> [TakenDelivery] {
        var taken: [TakenDelivery] = []
        for row in try await self.base.takeDueWebhooks(query) {
            do {
                // One that was erased meanwhile is gone; its delivery with it.
                guard let endpoint = try await self.seal.open(row.endpoint) else { continue }
                taken.append(TakenDelivery(delivery: row.delivery, endpoint: endpoint, fence: row.fence))
            } catch .damaged {
                // It comes again when its lease has run out, and holds up nobody until then.
                continue
            }
        }
        return taken
    }

    public func record(_ outcome: AttemptOutcome, of id: WebhookDeliveryID, fence: Fence) async throws(StoreError) -> Bool {
        try await self.base.recordWebhook(outcome, of: id, fence: fence)
    }

    public func release(_ id: WebhookDeliveryID, fence: Fence) async throws(StoreError) {
        try await self.base.releaseWebhook(id, fence: fence)
    }

    public func retry(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> Bool {
        try await self.base.retryWebhook(id, of: user)
    }

    public func delivery(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> WebhookDelivery? {
        try await self.base.webhookDelivery(id, of: user)
    }

    public func deliveries(
        of endpoint: WebhookEndpointID,
        user: UserID,
        before cursor: DeliveryCursor?,
        limit: Int
    ) async throws(StoreError) -> [WebhookDelivery] {
        try await self.base.webhookDeliveries(of: endpoint, user: user, before: cursor, limit: limit)
    }

    public func removeSettled(before time: Timestamp, limit: Int) async throws(StoreError) -> Int {
        try await self.base.removeSettledWebhooks(before: time, limit: limit)
    }

    public func waiting() async throws(StoreError) -> Int { try await self.base.waitingWebhooks() }

    // MARK: Fan-out

    public func news(after position: Int64, ofTypes types: [String]) async throws(StoreError) -> WebhookNews {
        try await self.base.webhookNews(after: position, ofTypes: types)
    }

    public func fanOut(_ deliveries: [WebhookDelivery], from cursor: Int64, to position: Int64) async throws(StoreError) -> Int? {
        try await self.base.fanOutWebhooks(deliveries, from: cursor, to: position)
    }
}
