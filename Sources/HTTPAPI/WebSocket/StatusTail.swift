import EventSourcing
import Hummingbird
import JobRuntime
import Jobs
import NIOWebSocket

/// Tells of every change of status of a user's jobs, as it becomes durable. The position in the feed is all there is to it; what a slow
/// client holds up is never memory.
struct StatusTail {
    let userID: UserID
    let feed: FeedReader
    let results: JobResults
    let subscription: StreamSubscription

    /// Runs until the client is gone, its token has run out or the service is stopping.
    @concurrent
    func run(after position: Int64, _ writer: WebSocketWriter) async throws {
        var writer = writer
        var position = position
        while true {
            let page: FeedReader.Page
            let rows: [JobRow]
            do {
                page = try await self.feed.page(after: position, of: self.userID)
                rows = try await self.changed(on: page)
            } catch {
                // The client comes back, and then the store may be there again.
                return try await writer.close(.unexpectedServerError)
            }
            position = page.position
            for row in rows { try await writer.text(await JobStatusMessage.json(of: row, results: self.results)) }
            if page.isFull { continue }
            if let code = try await self.end(meanwhile: &writer) { return try await writer.close(code) }
        }
    }

    /// Jobs whose status an event of the page has changed, as that event left them.
    @concurrent
    private func changed(on page: FeedReader.Page) async throws(JobServiceError) -> [JobRow] {
        var logs: [JobID: [EventEnvelope<JobEvent>]] = [:]
        var rows: [JobRow] = []
        for (_, envelope) in page.events where envelope.event.mayChangeStatus {
            let jobID = envelope.jobID
            var log = logs[jobID] ?? []
            if log.isEmpty {
                do throws(JobServiceError) {
                    log = try await self.results.service.log(jobID)
                } catch .unknownJob {
                    // Retention has dropped it meanwhile.
                    continue
                }
                logs[jobID] = log
            }
            let before = JobDecider.fold(log.prefix { $0.version < envelope.version })
            let after = JobDecider.fold(log.prefix { $0.version <= envelope.version })
            guard before.status != after.status, let row = after.row(jobID, head: .zero) else { continue }
            rows.append(row)
        }
        return rows
    }

    /// Waits until there may be something to send, and keeps the connection alive meanwhile; with what it is to be closed, when it is.
    @concurrent
    private func end(meanwhile writer: inout WebSocketWriter) async throws -> WebSocketErrorCode? {
        while true {
            let wakes = await self.subscription.next()
            if wakes.contains(.gone) { throw ConnectionEnd() }
            if wakes.contains(.closing) {
                let hasExpired = self.subscription.caller.takenUntil.map { $0 <= RuntimeClock.system.now() } ?? false
                return hasExpired ? .policyViolation : .goingAway
            }
            if wakes.contains(.changed) { return nil }
            if wakes.contains(.heartbeat) { try await writer.ping() }
        }
    }
}
