import Artifacts
import EventSourcing
import PollExecutor
import PostgreSQLStore
import Settings
import Webhooks

/// PostgreSQL, shared by a fleet.
enum PostgresEngine {
    static func open(_ settings: PostgresSettings, publisher: WorkerID?) async throws(StoreError) -> OpenedStore {
        let store = try await PostgreSQLJobStore.open(
            url: settings.url.revealed,
            publisher: publisher,
            connections: settings.connections,
            executor: try self.executor()
        )
        return OpenedStore(
            store: store,
            resumes: store,
            webhooks: { SealingWebhookStore(store, vault: $0) },
            place: "\(settings.url)",
            isShared: true,
            artifacts: store.artifacts(),
            queue: self.queue(on: store, place: "\(settings.url)"),
            figures: store,
            rates: store,
            close: { await store.close() }
        )
    }

    /// One thread for all connections of the process.
    static func executor() throws(StoreError) -> PollExecutor {
        do {
            return try Self.shared.get()
        } catch {
            throw .unavailable(reason: "no thread for its connections: \(error)")
        }
    }

    private static let shared = Result { () throws(PollExecutorError) in try PollExecutor(name: "postgresql") }
}
