public import EventSourcing
public import Messaging
public import ServiceLifecycle

/// Ends the process once nothing is pending, due or interrupted: what `selvedge work --drain` waits for.
public struct IdleStop<B: Broker>: Service {
    private static var period: Duration { .milliseconds(20) }

    private let store: any JobStore
    private let worker: Worker<B>

    public init(store: any JobStore, worker: Worker<B>) {
        self.store = store
        self.worker = worker
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if await self.worker.liveCount == 0, try await self.isIdle() { return }
                try? await Task.sleep(for: Self.period)
            }
        }
    }

    private func isIdle() async throws -> Bool {
        let backlog = try await self.store.backlog()
        guard backlog.runnable == 0 else { return false }
        guard let next = backlog.nextTimer else { return true }
        return try await self.store.now() < next
    }
}
