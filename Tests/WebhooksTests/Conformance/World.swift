import EventSourcing
import StoreConformance
import Webhooks

/// Makes what the checks put into a store.
struct World {
    let clock: ManualClock

    func user(_ name: String) throws -> UserID {
        guard let user = UserID(name) else { throw CheckFailure(description: "\(name) is no user id") }
        return user
    }

    func job(_ number: UInt64) -> JobID { JobID(high: 0x019a_a000_0000_7000, low: 0x8000_0000_0000_0000 | number) }

    func secret(_ byte: UInt8) throws -> WebhookSecret {
        guard let secret = WebhookSecret(bytes: [UInt8](repeating: byte, count: 32)) else {
            throw CheckFailure(description: "32 bytes are no secret")
        }
        return secret
    }

    func endpoint(
        _ number: UInt64,
        user: String = "ada",
        job: JobID? = nil,
        host: String = "hooks.test",
        state: EndpointState = .enabled
    ) throws -> WebhookEndpoint {
        WebhookEndpoint(
            id: WebhookEndpointID(at: self.clock.now, random: (0, number)),
            userID: try self.user(user),
            jobID: job,
            url: try TargetURL("https://\(host)/hook?key=\(number)"),
            statuses: ["completed", "processing"],
            secrets: [
                EndpointSecret(secret: try self.secret(1)),
                EndpointSecret(secret: try self.secret(2), validUntil: self.clock.now.advanced(byMilliseconds: 5)),
            ],
            state: state,
            createdAt: self.clock.now
        )
    }

    func delivery(_ number: UInt64, to endpoint: WebhookEndpoint, job: UInt64? = 1) -> WebhookDelivery {
        WebhookDelivery(
            id: WebhookDeliveryID(at: self.clock.now, random: (1, number)),
            endpointID: endpoint.id,
            userID: endpoint.userID,
            jobID: job.map(self.job),
            eventType: "job.completed",
            body: Array("{\"number\":\(number)}".utf8),
            createdAt: self.clock.now
        )
    }

    func outcome(_ number: Int, _ phase: DeliveryPhase, status: Int? = 500, code: String? = "status_not_2xx") -> AttemptOutcome {
        AttemptOutcome(
            attempt: WebhookAttempt(number: number, startedAt: self.clock.now, durationMilliseconds: 12, status: status, errorCode: code),
            phase: phase
        )
    }
}

extension DueQuery {
    static let all = DueQuery(limit: 100, perHost: 100, leaseMilliseconds: 60_000)
}
