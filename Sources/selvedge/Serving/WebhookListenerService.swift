import Messaging
import ServiceLifecycle
import Webhooks

/// Has webhooks made as soon as a change of a job is announced. What the feed loses, the fan-out's own period finds.
struct WebhookListenerService: Service {
    private static let pause: Duration = .seconds(1)

    let feed: any ChangeFeed
    let fanOut: WebhookFanOutService

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if let changes = try? await self.feed.changes() {
                    self.fanOut.jobsChanged()
                    for await _ in changes { self.fanOut.jobsChanged() }
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
