import Artifacts
import EventSourcing
import PostgreSQLStore
import Settings

extension PostgresEngine {
    static func retire(
        _ settings: PostgresSettings,
        before time: Timestamp,
        archivingTo directory: String?,
        artifacts: any ArtifactStore,
        onlyListing: Bool
    ) async throws(StoreError) -> RetentionReport {
        let retention = try PostgreSQLRetention(url: settings.url.revealed, executor: try self.executor())
        do throws(StoreError) {
            var report = RetentionReport()
            for partition in try await retention.expiredPartitions(before: time) {
                report.outcomes.append(
                    await self.retire(
                        partition,
                        retention,
                        before: time,
                        archivingTo: directory,
                        artifacts: artifacts,
                        onlyListing: onlyListing
                    )
                )
            }
            if !onlyListing { await self.removeLeftovers(retention, artifacts, &report) }
            await retention.close()
            return report
        } catch {
            await retention.close()
            throw error
        }
    }

    private static func removeLeftovers(
        _ retention: PostgreSQLRetention,
        _ artifacts: any ArtifactStore,
        _ report: inout RetentionReport
    ) async {
        do {
            let leftovers = try await retention.removeLeftovers(from: artifacts)
            report.artifacts = leftovers.artifacts
            report.feedRows = leftovers.feedRows
        } catch {
            report.problem = "what dropped jobs left behind: \(error)"
        }
    }

    private static func retire(
        _ partition: ExpiredPartition,
        _ retention: PostgreSQLRetention,
        before time: Timestamp,
        archivingTo directory: String?,
        artifacts: any ArtifactStore,
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
            outcome.archive = try await retention.retire(partition, before: time, archivingTo: directory, artifacts: artifacts)
            outcome.outcome = .dropped
        } catch {
            outcome.problem = "\(error)"
            switch error {
            case .unsettled: outcome.outcome = .kept
            case .store, .artifacts, .file, .damaged: outcome.outcome = .failed
            }
        }
        return outcome
    }

    /// Proves archives, and the artifacts beside them, without a database.
    static func verify(archive path: String) async throws(CommandFailure) -> ArchiveReport {
        do {
            let (summary, artifacts) = try await PartitionArchive.verifyAll(path)
            return ArchiveReport(
                archive: path,
                jobs: summary.jobs,
                events: summary.events,
                payloads: summary.payloads,
                artifacts: artifacts,
                fault: nil
            )
        } catch {
            switch error {
            case .damaged, .artifacts(.missing), .artifacts(.damaged):
                return ArchiveReport(archive: path, jobs: 0, events: 0, payloads: 0, artifacts: 0, fault: "\(path): \(error)")
            case .file, .store, .unsettled, .artifacts: throw .usage("\(error)")
            }
        }
    }
}
