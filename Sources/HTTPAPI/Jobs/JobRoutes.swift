import Hummingbird

/// The routes of `/api/v1/jobs` but for streams.
struct JobRoutes: Sendable {
    let access: JobAccess
    let documents: JobDocuments
    let submitter: Submitter
    let bodies: BodyReader
    let webhooks: JobWebhooks
    let waiting: JobWaiting
    let limits: HTTPLimits

    func add(to group: RouterGroup<APIContext>) {
        group.post("jobs") { try await self.submit($0, $1) }
        group.post("jobs/batch") { try await self.submitBatch($0, $1) }
        group.get("jobs") { try await self.list($0, $1) }
        group.get("jobs/:id") { try await self.show($0, $1) }
        group.get("jobs/:id/state") { try await self.state($0, $1) }
        group.delete("jobs/:id") { try await self.erase($0, $1) }
        group.post("jobs/:id/cancel") { try await self.cancel($0, $1) }
        group.post("jobs/:id/retry") { try await self.retry($0, $1) }
        group.post("jobs/:id/signals/:name") { try await self.signal($0, $1) }
    }
}
