import Messaging
import ServiceLifecycle

/// Hears what others announce, and asks the store now and then for what was not heard.
struct Listener<Feed: ChangeFeed>: Service {
    let endings: JobEndings
    let feed: Feed

    func run() async throws {
        let changes = try await self.feed.changes()
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await change in changes.cancelOnGracefulShutdown() { self.endings.tell(change) }
            }
            group.addTask {
                try? await cancelWhenGracefulShutdown { try await self.endings.poll() }
            }
        }
    }
}
