import Artifacts
import EventSourcing
import JobRuntime
import Jobs
import ResumeSteps
import Settings
import Vault

/// Puts the adapters together as the configuration says; every command gets its parts from here, as protocols.
struct Composition: Sendable {
    let configuration: Configuration
    let opened: OpenedStore
    let vault: PayloadVault
    let artifacts: any ArtifactStore
    let repository: JobRepository
    /// Fonts are loaded once a process.
    let renderer: LazyRenderer

    var store: any JobStore { self.opened.store }

    /// Directory of what this process keeps on its own machine.
    var home: String { self.configuration.home }

    init(_ options: StoreOptions, for purpose: Purpose, renderer: LazyRenderer = LazyRenderer()) async throws(CommandFailure) {
        try await self.init(try options.configuration(), for: purpose, renderer: renderer)
    }

    /// - Parameter publisher: the worker that publishes what this process commits; nil leaves it to the others.
    init(
        _ configuration: Configuration,
        for purpose: Purpose,
        publisher: WorkerID? = nil,
        renderer: LazyRenderer = LazyRenderer()
    ) async throws(CommandFailure) {
        self.configuration = configuration
        self.renderer = renderer
        let opened = try await Engines.openStore(configuration, for: purpose, publisher: publisher)
        self.opened = opened
        self.repository = JobRepository(store: opened.store)
        do {
            let path = configuration.masterKeyPath
            self.vault = try await KeyRing(path: path, opened: opened).open(for: purpose)
            self.artifacts = try await Engines.openArtifacts(configuration, opened, for: purpose)
        } catch {
            await opened.close()
            throw error
        }
    }

    func close() async { await self.opened.close() }

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
}
