import EventSourcing
import Testing
import Webhooks

/// Endpoints, deliveries and changes to test with.
enum Fixture {
    static let time = Timestamp(microseconds: 1_800_000_000_000_000)

    static func user(_ name: String = "ada") throws -> UserID { try #require(UserID(name)) }

    static func job(_ number: UInt64) -> JobID { JobID(high: 0x019a_a000_0000_7000, low: 0x8000_0000_0000_0000 | number) }

    static func change(_ version: Int, job: UInt64 = 1, status: String = "completed") -> StatusChange {
        StatusChange(jobID: self.job(job), status: status, workflow: "tailor", version: version, changedAt: self.time)
    }

    static func secret(_ byte: UInt8 = 1) throws -> WebhookSecret {
        try #require(WebhookSecret(bytes: [UInt8](repeating: byte, count: 32)))
    }

    static func endpoint(
        _ number: UInt64,
        user: String = "ada",
        job: JobID? = nil,
        url: String = "https://hooks.test/",
        at time: Timestamp = Self.time
    ) throws -> WebhookEndpoint {
        WebhookEndpoint(
            id: WebhookEndpointID(at: time, random: (0, number)),
            userID: try self.user(user),
            jobID: job,
            url: try TargetURL(url),
            secrets: [EndpointSecret(secret: try self.secret())],
            createdAt: time
        )
    }

    static func listener(_ endpoint: WebhookEndpoint) -> WebhookListener {
        WebhookListener(
            endpointID: endpoint.id,
            userID: endpoint.userID,
            jobID: endpoint.jobID,
            statuses: endpoint.statuses,
            since: 0
        )
    }

    static func delivery(_ number: UInt64, to endpoint: WebhookEndpoint, job: UInt64 = 1, at time: Timestamp = Self.time) -> WebhookDelivery
    {
        WebhookDelivery(
            id: WebhookDeliveryID(at: time, random: (1, number)),
            endpointID: endpoint.id,
            userID: endpoint.userID,
            jobID: self.job(job),
            eventType: "job.completed",
            body: Array("{}".utf8),
            createdAt: time
        )
    }
}
