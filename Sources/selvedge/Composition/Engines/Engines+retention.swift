import Artifacts
import EventSourcing
import Foundation
import Settings

extension Engines {
    static func retire(
        _ configuration: Configuration,
        before age: Duration,
        archivingTo directory: String?,
        onlyListing: Bool
    ) async throws(CommandFailure) -> RetentionReport {
        guard let postgres = configuration.postgres else {
            throw .usage("an embedded store keeps everything; retention is for PostgreSQL, where jobs lie in partitions")
        }
        if let directory, !onlyListing {
            do {
                try FileManager.default.createDirectory(
                    atPath: directory,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            } catch {
                throw .usage("cannot make the directory \(directory) for archives")
            }
        }
        let opened = try await self.openStore(configuration, for: .read)
        do throws(CommandFailure) {
            let report = try await self.retire(opened, configuration, postgres, age, directory, onlyListing)
            await opened.close()
            return report
        } catch {
            await opened.close()
            throw error
        }
    }

    private static func retire(
        _ opened: OpenedStore,
        _ configuration: Configuration,
        _ postgres: PostgresSettings,
        _ age: Duration,
        _ directory: String?,
        _ onlyListing: Bool
    ) async throws(CommandFailure) -> RetentionReport {
        let artifacts = try await self.openArtifacts(configuration, opened, for: .read)
        return try await stored { () async throws(StoreError) in
            let now = try await opened.store.now()
            return try await PostgresEngine.retire(
                postgres,
                before: Timestamp(microseconds: now.microseconds - Int64(age / .microseconds(1))),
                archivingTo: directory,
                artifacts: artifacts,
                onlyListing: onlyListing
            )
        }
    }

    /// Every archive of a directory, or the one file.
    static func verify(archives path: String) async throws(CommandFailure) -> [ArchiveReport] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw .usage("there is no archive at \(path)")
        }
        guard isDirectory.boolValue else { return [try await PostgresEngine.verify(archive: path)] }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
        var reports: [ArchiveReport] = []
        for name in names { reports.append(try await PostgresEngine.verify(archive: "\(path)/\(name)")) }
        return reports
    }
}

/// Whether an archive is what was written.
struct ArchiveReport: Encodable {
    var archive: String
    var jobs: Int
    var events: Int
    var payloads: Int
    /// What stands beside it of what its jobs' steps have made.
    var artifacts: Int
    var fault: String?
}
