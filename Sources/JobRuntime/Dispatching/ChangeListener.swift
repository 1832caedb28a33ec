import Logging
import Messaging
import ServiceLifecycle

/// Hears from the change feed when someone else has appended to a job that runs here, and tells its actor at once (G11). What the
/// feed loses, the ``StoreWatcher`` finds.
struct ChangeListener<B: Broker>: Service {
    private let feed: any ChangeFeed
    private let worker: Worker<B>
    private let telemetry: Telemetry

    init(feed: any ChangeFeed, worker: Worker<B>, telemetry: Telemetry) {
        self.feed = feed
        self.worker = worker
        self.telemetry = telemetry
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var backoff = Backoff()
            while !Task.isCancelled {
                do {
                    let changes = try await self.feed.changesOfOthers()
                    self.telemetry.outages.recovered(.changeFeed)
                    backoff.reset()
                    for await change in changes { await self.worker.streamStands(change.jobID, at: change.version) }
                    if Task.isCancelled { return }
                } catch {
                    self.telemetry.outages.failed(.changeFeed, error)
                }
                try? await Task.sleep(for: backoff.pause())
            }
        }
    }
}
