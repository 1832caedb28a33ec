import Artifacts
import EventSourcing
import Logging
import Messaging
import Settings

/// Which adapters a configuration means. Each engine is named in its own file here and nowhere else.
enum Engines {
    static func openStore(
        _ configuration: Configuration,
        for purpose: Purpose,
        publisher: WorkerID? = nil
    ) async throws(CommandFailure) -> OpenedStore {
        do {
            guard let postgres = configuration.postgres else {
                return try EmbeddedEngine.open(at: configuration.home, for: purpose)
            }
            return try await PostgresEngine.open(postgres, publisher: publisher)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Unless somebody says otherwise, artifacts are where the store is.
    static func openArtifacts(
        _ configuration: Configuration,
        _ opened: OpenedStore,
        for purpose: Purpose
    ) async throws(CommandFailure) -> any ArtifactStore {
        let place = configuration.artifacts ?? (configuration.postgres == nil ? .directory("\(configuration.home)/artifacts") : .postgres)
        do {
            switch place {
            case .directory(let path): return try FileArtifactStore.open(at: path, createIfMissing: purpose.creates)
            case .postgres:
                guard let artifacts = opened.artifacts else {
                    throw CommandFailure.usage("artifacts in PostgreSQL need its URL: set SELVEDGE_POSTGRES_URL")
                }
                return artifacts
            case .s3(let settings): return try S3Engine.open(settings)
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as ArtifactError {
            throw CommandFailure(error)
        } catch {
            throw .usage("\(error)")
        }
    }

    /// The broker that goes with an opened store.
    ///
    /// - Parameter opened: nil for somebody who needs no store; then there is none in its database either.
    static func openBroker(
        _ configuration: Configuration,
        with opened: OpenedStore?,
        logger: Logger?
    ) throws(CommandFailure) -> OpenedBroker {
        if let amqp = configuration.amqp { return try AMQPEngine.open(amqp, logger: logger) }
        if let queue = opened?.queue { return queue }
        return OpenedBroker(broker: InProcessBroker(), place: "this process", outlivesProcess: false)
    }
}

extension Configuration {
    /// Directory of the embedded store, and of what a process of a fleet keeps on its own machine.
    var home: String { self.store ?? "." }
}

extension Engines {
    /// What only the engine itself can look at.
    static func examineStore(_ configuration: Configuration) async -> [DoctorCheck] {
        guard let postgres = configuration.postgres else { return [] }
        return await PostgresEngine.examine(postgres)
    }
}

extension Engines {
    /// The embedded store migrates itself whenever it is opened for writing, so there is never anything left to list.
    static func migrate(
        _ configuration: Configuration,
        appRole: String?,
        onlyListing: Bool
    ) async throws(CommandFailure) -> MigrationReport {
        guard let postgres = configuration.postgres else {
            let opened = try await self.openStore(configuration, for: onlyListing ? .read : .create)
            return MigrationReport(place: opened.place, applied: [], pending: [])
        }
        do {
            return try await PostgresEngine.migrate(postgres, appRole: appRole ?? postgres.appRole, onlyListing: onlyListing)
        } catch {
            throw CommandFailure(error)
        }
    }
}
