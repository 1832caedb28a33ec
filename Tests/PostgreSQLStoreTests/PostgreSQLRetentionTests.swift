import EventSourcing
import Foundation
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL retention", .serialized)
struct PostgreSQLRetentionTests {
    private static let sealed = SealedPayload(keyID: 1, nonce: [1, 2], ciphertext: [0, 255, 10])

    @Test(
        "A partition goes once all its jobs are settled: first into an archive that proves itself, then with all that belongs to its jobs"
    )
    func partition() async throws {
        try await Self.with { database, store, retention, directory in
            let now = try await store.now()
            let later = now.advanced(byMilliseconds: 8 * 24 * 3_600_000)
            var open = ChainedStream(1, as: JobID(at: now, random: (1, 1)), at: now)
            var done = ChainedStream(2, as: JobID(at: now, random: (1, 2)), at: now)
            var young = ChainedStream(3, as: JobID(at: later, random: (1, 3)), at: now)
            try await store.commit(open.next(3, payload: Self.sealed, key: "k-1"), done.next(2, key: "k-2", Self.settle))
            try await store.commit(young.next(2, payload: Self.sealed, Self.settle))

            #expect(try await store.feedExtent() == FeedExtent(last: 7, retired: 0))
            var found = try await retention.expiredPartitions(before: later)
            #expect(found.map(\.jobs) == [2])
            #expect(found.map(\.events) == [5])
            #expect(found.map(\.unsettled) == [1])
            await #expect(throws: RetentionError.unsettled(1)) {
                try await retention.retire(found[0], before: later, archivingTo: directory, artifacts: store.artifacts())
            }

            try await store.commit(open.next(1, Self.settle))
            found = try await retention.expiredPartitions(before: later)
            #expect(found.map(\.isReady) == [true])
            let path = try #require(
                try await retention.retire(found[0], before: later, archivingTo: directory, artifacts: store.artifacts())
            )
            #expect(try PartitionArchive.verify(path) == PartitionArchive.Summary(jobs: 2, events: 6, payloads: 1))

            #expect(try await store.jobs(JobQuery()).map(\.jobID) == [young.id])
            #expect(try await store.readStream(open.id, from: 1) == [])
            #expect(try await store.readStream(young.id, from: 1).count == 2)
            #expect(try await store.payload(of: young.id, version: 1) == Self.sealed)
            for key in ["k-1", "k-2"] {
                #expect(try await store.idempotencyRecord(userID: #require(UserID("ada")), key: key) == nil)
            }
            #expect(try await retention.expiredPartitions(before: later) == [])
            // The feed goes on where it was.
            #expect(try await store.readFeed(after: 0, limit: 1).map(\.jobID) == [young.id])
            #expect(try await store.readFeed(after: 0, limit: 10).map(\.position) == [6, 7])
            #expect(try await database.value("SELECT events FROM selvedge.retired") == "6")
            // Which is what verification needs to know of the gap.
            #expect(try await store.feedExtent() == FeedExtent(last: 8, retired: 6))
        }
    }

    @Test(
        "Jobs of no time's partition go by rows, the settled ones only",
        arguments: [0x0190_0000_0000_7000, 0x0000_0000_1234_4000, 0xf00d_0000_0000_4000]
    )
    func strays(_ high: UInt64) async throws {
        try await Self.with { database, store, retention, directory in
            let now = try await store.now()
            let later = now.advanced(byMilliseconds: 60_000)
            var open = ChainedStream(1, as: JobID(high: high, low: 0x8000_0000_0000_0001), at: now)
            var done = ChainedStream(2, as: JobID(high: high, low: 0x8000_0000_0000_0002), at: now)
            try await store.commit(open.next(2), done.next(2, payload: Self.sealed, Self.settle))
            let found = try await retention.expiredPartitions(before: later)
            #expect(found.map(\.name) == ["default"])
            #expect(found.map(\.jobs) == [1])
            let path = try #require(
                try await retention.retire(found[0], before: later, archivingTo: directory, artifacts: store.artifacts())
            )
            #expect(try PartitionArchive.verify(path).events == 2)
            #expect(try await store.jobs(JobQuery()).map(\.jobID) == [open.id])
            #expect(try await store.payloadVersions(of: done.id) == [])
            #expect(try await store.readStream(open.id, from: 1).count == 2)
            // What guards the events is on again.
            await #expect(throws: ServerFault.self) { try await database.psql("DELETE FROM selvedge.events") }
            let guards = try await database.value(
                "SELECT string_agg(tgenabled, '') FROM pg_trigger WHERE tgname = 'events_are_never_deleted' AND tgenabled <> 'A'"
            )
            #expect(guards == "")
        }
    }

    @Test("A job that came to life again after the look keeps its partition")
    func revived() async throws {
        try await Self.with { _, store, retention, directory in
            let now = try await store.now()
            let later = now.advanced(byMilliseconds: 8 * 24 * 3_600_000)
            var job = ChainedStream(1, as: JobID(at: now, random: (1, 1)), at: now)
            try await store.commit(job.next(2, Self.settle))
            let found = try await retention.expiredPartitions(before: later)
            try await store.commit(
                job.next { row in
                    row.status = "processing"
                    row.waits = .worker
                }
            )
            await #expect(throws: RetentionError.self) {
                try await retention.retire(found[0], before: later, archivingTo: directory, artifacts: store.artifacts())
            }
            #expect(try await store.readStream(job.id, from: 1).count == 3)
        }
    }

    @Test("An archive that was changed in any line, cut or extended does not verify")
    func tampering() async throws {
        try await Self.with { _, store, retention, directory in
            let now = try await store.now()
            let later = now.advanced(byMilliseconds: 60_000)
            var first = ChainedStream(1, as: Stream.id(1), at: now)
            var second = ChainedStream(2, as: Stream.id(2), at: now)
            try await store.commit(first.next(2, payload: Self.sealed, Self.settle), second.next(2, Self.settle))
            let found = try await retention.expiredPartitions(before: later)
            let path = try #require(
                try await retention.retire(found[0], before: later, archivingTo: directory, artifacts: store.artifacts())
            )
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { "\($0)\n" }
            #expect(lines.count == 6)
            var altered: [[String]] = [lines.dropLast(), lines + [lines[1]], Array(lines[..<5]) + [String(lines[5].dropLast())], []]
            for index in lines.indices {
                var changed = lines
                changed[index] = changed[index].replacing("1", with: "2", maxReplacements: 1)
                altered.append(changed)
            }
            for index in 1..<5 {
                var missing = lines
                missing.remove(at: index)
                altered.append(missing)
            }
            for (number, lines) in altered.enumerated() where lines.joined() != (try String(contentsOfFile: path, encoding: .utf8)) {
                let copy = directory + "/copy-\(number)"
                try lines.joined().write(toFile: copy, atomically: false, encoding: .utf8)
                #expect(throws: RetentionError.self, "alteration \(number)") { try PartitionArchive.verify(copy) }
            }
        }
    }

    @Test("A directory that cannot be written leaves the partition as it was")
    func unwritableArchive() async throws {
        try await Self.with { _, store, retention, directory in
            let now = try await store.now()
            let later = now.advanced(byMilliseconds: 60_000)
            var job = ChainedStream(1, as: Stream.id(1), at: now)
            try await store.commit(job.next(2, Self.settle))
            let found = try await retention.expiredPartitions(before: later)
            await #expect(throws: RetentionError.self) {
                try await retention.retire(found[0], before: later, archivingTo: directory + "/absent", artifacts: store.artifacts())
            }
            #expect(try await store.readStream(job.id, from: 1).count == 2)
        }
    }

    private static func settle(_ row: inout JobRow) {
        row.status = "completed"
        row.waits = .nobody
    }

    private static func with(
        _ body: (TestDatabase, PostgreSQLJobStore, PostgreSQLRetention, String) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "retention-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await TestStores.with { database, stores in
            let retention = try PostgreSQLRetention(url: database.url, executor: TestStores.executor())
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(database, stores[0], retention, directory))
            } catch {
                result = .failure(error)
            }
            await retention.close()
            try result.get()
        }
    }
}
