import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime

/// The statuses of one's jobs over a WebSocket.
struct WebSocketRoutes: Sendable {
    let results: JobResults
    let hub: StreamHub
    let feed: FeedReader
    let open: OpenWebSockets

    func add(to group: RouterGroup<APIContext>) {
        group.get("ws") { try await self.statuses($0, $1) }
    }

    /// `GET /ws`: a message on every change of status of the caller's jobs, from now on or after a position of the feed.
    func statuses(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["after", "token"])
        let after = query.integer("after", in: 0...Int64.max)
        try query.finish()
        let handshake = try WebSocketHandshake(request)
        let subscription = StreamSubscription(.user(caller.userID), of: caller, channel: context.channel)
        let lease = try self.hub.subscribe(subscription)
        // Behind the subscription, so that nothing falls between the two.
        let position = try await self.feed.start(after)
        context.channel.closeFuture.whenComplete { _ in subscription.raise(.gone) }
        let tail = StatusTail(userID: caller.userID, feed: self.feed, results: self.results, subscription: subscription)
        let body = ResponseBody { writer in
            let place = self.open.enter()
            defer { withExtendedLifetime(place) {} }
            try await tail.run(after: position, WebSocketWriter(writer, lease.subscription))
        }
        return Response(status: .switchingProtocols, headers: handshake.headers, body: body)
    }
}
