import EventSourcing
import Logging
import Messaging
import ServiceLifecycle

/// Says once that the worker takes jobs: it stands in the registry, and its broker answers.
struct ReadyNotice: Service {
    let store: any JobStore
    let opened: OpenedBroker
    let worker: WorkerID
    let slots: Int
    let logger: Logger

    private static let period: Duration = .milliseconds(50)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled, !(await self.isReady()) { try? await Task.sleep(for: Self.period) }
            guard !Task.isCancelled else { return }
            self.logger.info(
                "worker ready",
                metadata: ["worker": "\(self.worker)", "slots": "\(self.slots)", "broker": "\(self.opened.place)"]
            )
        }
        // A service that ends would end the whole group.
        try? await gracefulShutdown()
    }

    private func isReady() async -> Bool {
        do {
            guard try await self.store.isAlive(self.worker) else { return false }
            try await self.opened.connect()
            return true
        } catch {
            return false
        }
    }
}
