public import EventSourcing
public import Logging
public import Messaging
public import ServiceLifecycle

/// Moves outbox rows to the broker, and lets go of those that a queue has taken (G6).
public struct OutboxRelay<B: Broker>: Service {
    private static var pageLimit: Int { 512 }
    /// How soon what the broker refused is offered again.
    private static var retryDelay: Duration { .milliseconds(250) }

    private let store: any JobStore
    private let broker: B
    private let committer: Committer
    private let signals: RuntimeSignals
    private let scope: WorkScope
    private let logger: Logger

    public init(store: any JobStore, broker: B, committer: Committer, signals: RuntimeSignals, scope: WorkScope, logger: Logger) {
        self.store = store
        self.broker = broker
        self.committer = committer
        self.signals = signals
        self.scope = scope
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var cursor: OutboxRow.ID = 0
            while !Task.isCancelled {
                do {
                    let rows = try await self.store.outbox(after: cursor, job: self.scope.job, limit: Self.pageLimit)
                    if rows.isEmpty {
                        self.committer.flush()
                        guard await self.signals.outbox.wait(atMost: .seconds(1)) else { return }
                        continue
                    }
                    cursor = try await self.publish(rows)
                } catch {
                    self.logger.warning("outbox relay", metadata: ["error": "\(error)"])
                    // Begin again: rows that were not confirmed are still there.
                    cursor = 0
                    try? await Task.sleep(for: Self.retryDelay)
                }
            }
        }
    }

    /// Returns the cursor after the last row that needs no other try.
    private func publish(_ rows: [OutboxRow]) async throws -> OutboxRow.ID {
        let dispatches = rows.map { Dispatch(id: $0.id, jobID: $0.message.jobID, priority: $0.message.priority) }
        let outcomes = try await self.broker.publish(dispatches)
        var confirmed: [OutboxRow.ID] = []
        var firstReturned: OutboxRow.ID?
        for (row, outcome) in zip(rows, outcomes) {
            switch outcome {
            case .confirmed: confirmed.append(row.id)
            case .returned: firstReturned = firstReturned ?? row.id
            }
        }
        self.committer.settle(confirmed)
        guard let firstReturned else { return rows.last?.id ?? 0 }
        self.logger.warning("dispatches returned as unroutable", metadata: ["count": "\(rows.count - confirmed.count)"])
        self.committer.flush()
        try await Task.sleep(for: Self.retryDelay)
        return firstReturned - 1
    }
}
