import EventSourcing
import SQLiteStore
import Webhooks

extension WorkerLock: StoreLock {}

/// SQLite in a directory.
enum EmbeddedEngine {
    static func open(at directory: String, for purpose: Purpose) throws(StoreError) -> OpenedStore {
        let store =
            switch purpose {
            case .create: try SQLiteJobStore.open(at: directory, createIfMissing: true)
            case .write: try SQLiteJobStore.open(at: directory, createIfMissing: false)
            case .read: try SQLiteJobStore.openForReading(at: directory)
            case .audit: try SQLiteJobStore.openForReading(at: directory, toleratingAlteredSchema: true)
            }
        return OpenedStore(
            store: store,
            resumes: store,
            webhooks: { SealingWebhookStore(store, vault: $0) },
            place: directory,
            isShared: false,
            schemaFault: store.schemaFault.map { "\($0)" },
            figures: store,
            lock: { () throws(StoreError) in try WorkerLock.tryLock(directory: directory) }
        )
    }
}
