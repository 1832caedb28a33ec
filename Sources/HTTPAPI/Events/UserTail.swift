import EventSourcing
import Hummingbird
import Jobs
import NIOCore

/// Sends the events of all of a user's jobs as they become durable, under their positions in the feed, which are the same in every
/// process and never filled later.
struct UserTail {
    let userID: UserID
    let feed: FeedReader
    let limits: HTTPLimits
    let subscription: StreamSubscription

    /// Runs until the client is gone or the service is stopping.
    @concurrent
    func run(after position: Int64, _ writer: EventStreamWriter) async throws {
        var writer = writer
        var position = position
        try await writer.retry(after: self.limits.reconnect, from: position)
        while true {
            let page: FeedReader.Page
            do {
                page = try await self.feed.page(after: position, of: self.userID)
            } catch {
                return try await writer.finish()
            }
            position = page.position
            try await self.send(page, &writer)
            if page.isFull { continue }
            guard try await self.subscription.change(meanwhile: &writer, reconnect: self.limits.reconnect) else {
                return try await writer.finish()
            }
        }
    }

    @concurrent
    private func send(_ page: FeedReader.Page, _ writer: inout EventStreamWriter) async throws {
        var buffer = ByteBuffer()
        for (position, envelope) in page.events {
            EventStreamWriter.append(envelope.event.type, id: position, json: JobEventView(envelope).json, to: &buffer)
        }
        try await writer.write(buffer)
    }
}
