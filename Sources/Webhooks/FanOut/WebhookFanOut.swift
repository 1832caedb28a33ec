public import EventSourcing

/// Makes the messages about one change, or none: pure, and the same ones every time it is asked.
public enum WebhookFanOut {
    /// One delivery for each endpoint that wants to know.
    ///
    /// - Parameter now: when they are due.
    public static func deliveries(of change: StatusChange, to listeners: [WebhookListener], now: Timestamp) -> [WebhookDelivery] {
        listeners.filter { $0.wants(change) }
            .map { listener in
                WebhookDelivery(
                    id: WebhookDeliveryID(of: change.version, job: change.jobID, to: listener.endpointID),
                    endpointID: listener.endpointID,
                    userID: listener.userID,
                    jobID: change.jobID,
                    eventType: change.eventType,
                    body: WebhookPayload.body(of: change),
                    createdAt: now
                )
            }
    }

    /// A message that only shows that an endpoint works.
    public static func test(of endpoint: WebhookEndpoint, id: WebhookDeliveryID, now: Timestamp) -> WebhookDelivery {
        WebhookDelivery(
            id: id,
            endpointID: endpoint.id,
            userID: endpoint.userID,
            jobID: nil,
            eventType: WebhookPayload.testEventType,
            body: WebhookPayload.testBody(of: endpoint.id, at: now),
            createdAt: now
        )
    }
}
