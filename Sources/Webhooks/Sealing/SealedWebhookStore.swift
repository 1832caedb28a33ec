public import EventSourcing

/// What ``SealingWebhookStore`` asks of a database: ``WebhookStore`` with its endpoints sealed. Destroying a user's keys removes the user's
/// endpoints and their deliveries in the same commit.
public protocol SealedWebhookStore: Sendable {
    /// The store's clock.
    func webhookTime() async throws(StoreError) -> Timestamp

    func insertWebhook(_ endpoint: SealedEndpoint, limit: Int) async throws(StoreError) -> EndpointWriting
    func webhook(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> SealedEndpoint?
    func webhooks(of user: UserID) async throws(StoreError) -> [SealedEndpoint]
    func replaceWebhook(_ endpoint: SealedEndpoint) async throws(StoreError) -> EndpointWriting
    func removeWebhook(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> Bool
    func forgetWebhooks(of job: JobID) async throws(StoreError)

    func addWebhookDeliveries(_ deliveries: [WebhookDelivery]) async throws(StoreError) -> Int
    func takeDueWebhooks(_ query: DueQuery) async throws(StoreError) -> [SealedTaking]
    func recordWebhook(_ outcome: AttemptOutcome, of id: WebhookDeliveryID, fence: Fence) async throws(StoreError) -> Bool
    func releaseWebhook(_ id: WebhookDeliveryID, fence: Fence) async throws(StoreError)
    func retryWebhook(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> Bool
    func webhookDelivery(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> WebhookDelivery?
    func webhookDeliveries(
        of endpoint: WebhookEndpointID,
        user: UserID,
        before cursor: DeliveryCursor?,
        limit: Int
    ) async throws(StoreError) -> [WebhookDelivery]
    func removeSettledWebhooks(before time: Timestamp, limit: Int) async throws(StoreError) -> Int
    func waitingWebhooks() async throws(StoreError) -> Int

    func webhookNews(after position: Int64, ofTypes types: [String]) async throws(StoreError) -> WebhookNews
    func fanOutWebhooks(_ deliveries: [WebhookDelivery], from cursor: Int64, to position: Int64) async throws(StoreError) -> Int?
}
