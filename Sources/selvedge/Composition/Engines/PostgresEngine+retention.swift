import EventSourcing
import PostgreSQLStore
import Settings

extension PostgresEngine {
    static func retire(
        _ settings: PostgresSettings,
        before time: Timestamp,
        archivingTo directory: String?,
        onlyListing: Bool
    ) async throws(StoreError) -> [RetentionOutcome] {
        let retention = try PostgreSQLRetention(url: settings.url.revealed, executor: try self.executor())
        do throws(StoreError) {
            var outcomes: [RetentionOutcome] = []
            for partition in try await retention.expiredPartitions(before: time) {
                outcomes.append(await self.retire(partition, retention, before: time, archivingTo: directory, onlyListing: onlyListing))
            }
            await retention.close()
            return outcomes
        } catch {
            await retention.close()
            throw error
        }
    }

    private static func retire(
        _ partition: ExpiredPartition,
        _ retention: PostgreSQLRetention,
        before time: Timestamp,
        archivingTo directory: String?,
        onlyListing: Bool
    ) async -> RetentionOutcome {
        var outcome = RetentionOutcome(
            partition: partition.name,
            from: partition.from?.description,
            to: partition.to?.description,
            jobs: partition.jobs,
            events: partition.events,
            unsettled: partition.unsettled,
            outcome: partition.isReady ? .ready : .kept
        )
        guard partition.isReady, !onlyListing else { return outcome }
        do {
            outcome.archive = try await retention.retire(partition, before: time, archivingTo: directory)
            outcome.outcome = .dropped
        } catch {
            outcome.problem = "\(error)"
            switch error {
            case .unsettled: outcome.outcome = .kept
            case .store, .file, .damaged: outcome.outcome = .failed
            }
        }
        return outcome
    }

    /// Proves archives without a database.
    static func verify(archive path: String) throws(CommandFailure) -> ArchiveReport {
        do {
            let summary = try PartitionArchive.verify(path)
            return ArchiveReport(archive: path, jobs: summary.jobs, events: summary.events, payloads: summary.payloads, fault: nil)
        } catch {
            switch error {
            case .damaged: return ArchiveReport(archive: path, jobs: 0, events: 0, payloads: 0, fault: "\(error)")
            case .file, .store, .unsettled: throw .usage("\(error)")
            }
        }
    }
}
