public import EventSourcing

/// Keeps endpoints and deliveries. Several dispatchers, in several processes, may take work from one.
public protocol WebhookStore: Sendable {
    /// The store's clock: due times and leases go by it.
    func now() async throws(StoreError) -> Timestamp

    // MARK: Endpoints

    /// False, and nothing is written, when the id is taken or the user has `limit` endpoints for all jobs already. Endpoints of single
    /// jobs do not count.
    func insert(_ endpoint: WebhookEndpoint, limit: Int) async throws(StoreError) -> Bool

    /// Nil also when it is another user's.
    func endpoint(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> WebhookEndpoint?

    /// The user's endpoints for all jobs, the newest first.
    func endpoints(of user: UserID) async throws(StoreError) -> [WebhookEndpoint]

    /// Writes a changed endpoint, with the next revision, if the stored one still has this one's. Deliveries that wait are abandoned
    /// when it is not enabled.
    func replace(_ endpoint: WebhookEndpoint) async throws(StoreError) -> Bool

    /// Removes an endpoint with its deliveries; false when the user has none of this id.
    func removeEndpoint(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> Bool

    /// Removes the endpoints of one job, and all deliveries about it.
    func forget(_ job: JobID) async throws(StoreError)

    // MARK: Deliveries

    /// Adds those whose id is not there yet and whose endpoint exists. Returns how many those were.
    func add(_ deliveries: [WebhookDelivery]) async throws(StoreError) -> Int

    /// Takes deliveries that are due, have no lease and go to an enabled endpoint; the longest due first.
    func takeDue(_ query: DueQuery) async throws(StoreError) -> [TakenDelivery]

    /// Writes a try and gives the lease back, unless the delivery was taken again since, was settled or is gone: then false. An outcome
    /// that disables the endpoint does so in the same commit and abandons the endpoint's other deliveries.
    func record(_ outcome: AttemptOutcome, of id: WebhookDeliveryID, fence: Fence) async throws(StoreError) -> Bool

    /// Gives a lease back without a try; nothing happens when it was taken again since.
    func release(_ id: WebhookDeliveryID, fence: Fence) async throws(StoreError)

    /// Makes a settled delivery due at once, for one more try; false when it is not settled, was tried often enough, goes to an endpoint
    /// that is not enabled, or is not the user's.
    func retry(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> Bool

    /// Nil also when it is another user's.
    func delivery(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> WebhookDelivery?

    /// A page of an endpoint's deliveries, the newest first, those behind `cursor`; none when the endpoint is another user's.
    func deliveries(
        of endpoint: WebhookEndpointID,
        user: UserID,
        before cursor: DeliveryCursor?,
        limit: Int
    ) async throws(StoreError) -> [WebhookDelivery]

    /// Removes up to `limit` settled deliveries made before `time`. Returns how many.
    func removeSettled(before time: Timestamp, limit: Int) async throws(StoreError) -> Int

    /// How many deliveries wait for a try.
    func waiting() async throws(StoreError) -> Int

    // MARK: Fan-out

    /// What webhooks may have to be told next, from the feed of all jobs.
    ///
    /// - Parameters:
    ///   - position: up to where the caller has looked already; the stored cursor may have come further.
    ///   - types: of events that change a job's status.
    func news(after position: Int64, ofTypes types: [String]) async throws(StoreError) -> WebhookNews

    /// Moves the cursor and adds the deliveries that what lies between gives, in one commit: so none is lost and, their ids being made
    /// from what they tell, none is there twice. Nil, and nothing is written, when another process has moved it before.
    func fanOut(_ deliveries: [WebhookDelivery], from cursor: Int64, to position: Int64) async throws(StoreError) -> Int?
}
