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

    /// The enabled endpoints that hear of this job, by id.
    func endpoints(of user: UserID, concerning job: JobID) async throws(StoreError) -> [WebhookEndpoint]

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
}
