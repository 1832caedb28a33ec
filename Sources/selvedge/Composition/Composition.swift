import Artifacts
import EventSourcing
import Foundation
import JobRuntime
import Jobs
import Logging
import Messaging
import ResumeSteps
import SQLiteStore
import Vault

/// Puts the adapters together on one store's directory; every command gets its parts from here.
struct Composition {
    /// What a command is going to do with the store.
    enum Purpose {
        /// Makes the store when there is none.
        case create
        /// Writes to a store that is there.
        case write
        case read
        /// Reads even what someone has altered.
        case audit
    }

    let directory: String
    let store: SQLiteJobStore
    let vault: PayloadVault
    let artifacts: FileArtifactStore
    let repository: JobRepository
    /// Fonts are loaded once a process.
    let renderer: LazyRenderer

    init(directory: String, for purpose: Purpose, renderer: LazyRenderer = LazyRenderer()) async throws(CommandFailure) {
        self.directory = directory
        self.renderer = renderer
        do {
            switch purpose {
            case .create: self.store = try SQLiteJobStore.open(at: directory, createIfMissing: true)
            case .write: self.store = try SQLiteJobStore.open(at: directory, createIfMissing: false)
            case .read: self.store = try SQLiteJobStore.openForReading(at: directory)
            case .audit: self.store = try SQLiteJobStore.openForReading(at: directory, toleratingAlteredSchema: true)
            }
        } catch {
            throw .usage("\(error)")
        }
        let makes =
            switch purpose {
            case .create: true
            case .write, .read, .audit: false
            }
        // A key that was lost is never replaced: what it sealed waits for it to be put back, and two keys would each open a part.
        let store = self.store
        let makesKey =
            makes
            ? try await stored { () async throws(StoreError) in
                try await store.jobIDs(after: nil, userID: nil, limit: 1).isEmpty
            } : false
        do {
            self.vault = PayloadVault(master: try MasterKey.load(directory: directory, createIfMissing: makesKey), keys: self.store)
        } catch {
            throw .usage("\(error)")
        }
        do {
            self.artifacts = try FileArtifactStore.open(at: "\(directory)/artifacts", createIfMissing: makes)
        } catch {
            throw .usage("\(error)")
        }
        self.repository = JobRepository(store: self.store)
    }

    /// For a process without a worker: every append is a commit of its own.
    var service: JobService {
        JobService(
            store: self.store,
            appender: DirectAppender(store: self.store),
            vault: self.vault,
            artifacts: self.artifacts,
            repository: self.repository
        )
    }

    var auditor: Auditor {
        Auditor(store: self.store, vault: self.vault, artifacts: self.artifacts, repository: self.repository)
    }

    /// A worker of this process. The caller holds the store's ``WorkerLock``.
    func engine(scope: WorkScope, options: RuntimeOptions, logger: Logger) async throws -> JobEngine<InProcessBroker> {
        var random = SystemRandomNumberGenerator()
        let suffix = String(random.next() as UInt64, radix: 36)
        guard let worker = WorkerID("\(ProcessInfo.processInfo.processIdentifier)-\(suffix)") else {
            preconditionFailure("digits and letters make a worker id")
        }
        // The lock proves that whoever held a lease is gone.
        try await self.store.endOtherLeases(than: worker)
        return JobEngine(
            workerID: worker,
            store: self.store,
            broker: InProcessBroker(),
            vault: self.vault,
            artifacts: self.artifacts,
            steps: ResumeSteps.registry(renderer: self.renderer),
            scope: scope,
            options: options,
            logger: logger
        )
    }

    static func logger(level: Logger.Level) -> Logger {
        var logger = Logger(label: "selvedge") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }
}
