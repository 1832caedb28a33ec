import EventSourcing
import JobRuntime
import Resumes
import Webhooks

/// The webhook of a single job, which is told where the job is submitted: its endpoint is there before the job is, and has the job's id.
struct JobWebhooks: Sendable {
    static let member = "webhook"

    let desk: WebhookDesk

    /// The endpoint that a submission asks for; nil when it asks for none.
    ///
    /// - Parameter pointer: where the submission stands in the request's body.
    func endpoint(of members: [JSONMember], at pointer: JSONPointer = .root, caller: Principal) async throws(Problem) -> WebhookEndpoint? {
        guard let member = members.first(where: { $0.name == Self.member }) else { return nil }
        let collector = FieldCollector()
        let outer = JSONFields([member], at: pointer, known: [Self.member], collector)
        let fields = outer.object(Self.member, known: WebhookFields.known)
        let wanted = fields.map { WebhookFields($0) }
        let text = fields.flatMap { $0.require("url", wanted?.url) }
        try collector.finish()
        guard let text, let wanted else { return nil }
        let url = try await self.desk.target(text, at: pointer.appending(Self.member).appending("url"))
        let now = try await self.desk.now()
        var random = SystemRandomNumberGenerator()
        let jobID = JobID(at: now, random: (random.next(), random.next()))
        return WebhookEndpoint(
            id: Self.id(of: jobID),
            userID: caller.userID,
            jobID: jobID,
            url: url,
            statuses: wanted.statuses ?? WebhookEndpoint.settledStatuses,
            secrets: [EndpointSecret(secret: .random(using: &random))],
            createdAt: now
        )
    }

    /// The submission of the job that the endpoint is about.
    func submission(_ submission: JobSubmission, with endpoint: WebhookEndpoint?) -> JobSubmission {
        guard let endpoint else { return submission }
        var submission = submission
        submission.jobID = endpoint.jobID
        return submission
    }

    /// Has the endpoint stand before the job does.
    func insert(_ endpoint: WebhookEndpoint?) async throws(Problem) {
        guard let endpoint else { return }
        let isNew = try await self.desk.storing { store throws(StoreError) in try await store.insert(endpoint, limit: 0) }
        guard isNew else { throw Problem(.unavailable, "the webhook could not be made; try again", retryAfterSeconds: 1) }
        self.desk.onEndpoint()
    }

    /// What to show of the webhook of a job that was submitted: the secret too, unless it was changed since. The endpoint of a job that was
    /// not made goes again.
    func view(of endpoint: WebhookEndpoint?, for job: SubmittedJob) async -> WebhookView? {
        guard let endpoint else { return nil }
        if job.jobID == endpoint.jobID { return WebhookView(endpoint: endpoint, secret: endpoint.secrets.first?.secret) }
        await self.withdraw(endpoint)
        return await self.standing(for: job, of: endpoint.userID)
    }

    /// What to show of the webhook that a job was submitted with before, if it was.
    func standing(for job: SubmittedJob, of userID: UserID) async -> WebhookView? {
        guard let standing = try? await self.desk.store.endpoint(Self.id(of: job.jobID), of: userID) else { return nil }
        return WebhookView(endpoint: standing, secret: standing.revision == 1 ? standing.secrets.first?.secret : nil)
    }

    /// Removes the endpoint of a job that was not made. What stays after a crash is removed later.
    func withdraw(_ endpoint: WebhookEndpoint?) async {
        guard let endpoint else { return }
        _ = try? await self.desk.store.removeEndpoint(endpoint.id, of: endpoint.userID)
    }

    private static func id(of job: JobID) -> WebhookEndpointID { WebhookEndpointID(high: job.high, low: job.low) }
}
