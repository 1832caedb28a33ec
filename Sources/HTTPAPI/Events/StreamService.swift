import EventSourcing
import Logging
import Messaging
import ServiceLifecycle

/// The hub of streams as a service, so that it stops when its turn has come.
struct StreamService: Service {
    let hub: StreamHub
    let store: any JobStore
    let changes: (any ChangeFeed)?
    let period: Duration
    let logger: Logger

    func run() async throws {
        await self.hub.run(store: self.store, changes: self.changes, period: self.period, logger: self.logger)
    }
}
