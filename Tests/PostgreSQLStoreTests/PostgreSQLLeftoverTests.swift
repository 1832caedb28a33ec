import Artifacts
import EventSourcing
import Foundation
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("What retention leaves behind", .serialized)
struct PostgreSQLLeftoverTests {
    @Test("What only dropped jobs had goes with them, after a copy beside the archive; what another job of the user has stays")
    func leftovers() async throws {
        try await Self.with { bench in
            let (store, artifacts) = (bench.store, bench.store.artifacts())
            let own = try await artifacts.put([1, 1])
            let shared = try await artifacts.put([2, 2])
            let theirs = try await artifacts.put([3, 3])
            var old = ChainedStream(1, as: JobID(at: bench.now, random: (1, 1)), at: bench.now)
            var young = ChainedStream(2, as: JobID(at: bench.later, random: (1, 2)), at: bench.now)
            try await store.commit(old.next(artifacts: [own, shared]))
            try await store.commit(young.next(artifacts: [shared]))
            try await store.commit(old.next(2, Self.settle))
            try await store.commit(young.next(artifacts: [theirs], Self.settle))
            try await bench.database.psql(
                """
                INSERT INTO selvedge.near_misses (job_id, at, reason, found, expected_version) VALUES ('\(old.id)', 1, 'stale', 1, 0);
                INSERT INTO selvedge.queue (outbox_id, job_id, priority) VALUES (1, '\(old.id)', 'low');
                """
            )
            #expect(try await store.feedExtent() == FeedExtent(last: 5, retired: 0))

            let path = try await bench.retire()
            let proof = try await PartitionArchive.verifyAll(path)
            #expect(proof.summary == PartitionArchive.Summary(jobs: 1, events: 3, payloads: 0))
            #expect(proof.artifacts == 2)
            #expect(try await artifacts.list() == [own, shared, theirs].sorted())
            #expect(try await bench.retention.removeLeftovers(from: artifacts) == RetentionLeftovers(artifacts: 1, feedRows: 2))
            #expect(try await artifacts.list() == [shared, theirs].sorted())
            for table in ["near_misses", "queue", "timers", "idempotency"] {
                #expect(try await bench.database.value("SELECT count(*) FROM selvedge.\(table)") == "0", "\(table)")
            }
            // The positions are where they were, and the next follow them.
            #expect(try await store.readFeed(after: 0, limit: 1).map(\.position) == [2])
            #expect(try await store.readFeed(after: 2, limit: 1).map(\.position) == [5])
            #expect(try await store.feedExtent() == FeedExtent(last: 5, retired: 3))
            var next = ChainedStream(3, as: JobID(at: bench.later, random: (1, 3)), at: bench.now)
            try await store.commit(next.next())
            #expect(try await store.readFeed(after: 5, limit: 10).map(\.position) == [6])

            // An auditor misses what is taken from beside the archive.
            let copies = try FileArtifactStore.open(at: bench.directory + "/artifacts")
            try await copies.delete(own)
            await #expect(throws: RetentionError.artifacts(.missing(own))) { try await PartitionArchive.verifyAll(path) }
        }
    }

    @Test("Artifacts of a user with a job that is not settled wait for a later run")
    func live() async throws {
        try await Self.with { bench in
            let (store, artifacts) = (bench.store, bench.store.artifacts())
            let digest = try await artifacts.put([1, 1])
            var old = ChainedStream(1, as: JobID(at: bench.now, random: (1, 1)), at: bench.now)
            var live = ChainedStream(2, as: JobID(at: bench.later, random: (1, 2)), at: bench.now)
            try await store.commit(old.next(artifacts: [digest], Self.settle), live.next())
            _ = try await bench.retire()
            #expect(try await bench.retention.removeLeftovers(from: artifacts).artifacts == 0)
            #expect(try await artifacts.list() == [digest])
            try await store.commit(live.next(1, Self.settle))
            #expect(try await bench.retention.removeLeftovers(from: artifacts).artifacts == 1)
            #expect(try await artifacts.list() == [])
        }
    }

    @Test("An artifact that a job takes up while it is being removed is put back")
    func takenUp() async throws {
        try await Self.with { bench in
            let (store, artifacts) = (bench.store, bench.store.artifacts())
            let digest = try await artifacts.put([1, 1])
            var old = ChainedStream(1, as: JobID(at: bench.now, random: (1, 1)), at: bench.now)
            try await store.commit(old.next(artifacts: [digest], Self.settle))
            _ = try await bench.retire()
            let meddling = MeddledArtifacts(artifacts) {
                var next = ChainedStream(2, as: JobID(at: bench.later, random: (1, 2)), at: bench.now)
                try? await store.commit(next.next(artifacts: [digest]))
            }
            #expect(try await bench.retention.removeLeftovers(from: meddling).artifacts == 0)
            #expect(try await artifacts.get(digest) == [1, 1])
        }
    }

    @Test("A feed of which a long stretch has been dropped is read on without going through it")
    func longGap() async throws {
        try await Self.with { bench in
            let store = bench.store
            var old = ChainedStream(1, as: JobID(at: bench.now, random: (1, 1)), at: bench.now)
            var young = ChainedStream(2, as: JobID(at: bench.later, random: (1, 2)), at: bench.now)
            for _ in 0..<20 { try await store.commit(old.next(50)) }
            try await store.commit(old.next(1, Self.settle))
            try await store.commit(young.next(3))
            try await store.sequence()
            _ = try await bench.retire()
            #expect(try await bench.retention.removeLeftovers(from: store.artifacts()).feedRows == 21)
            for limit in [1, 2, 7, 5000] {
                #expect(try await store.readFeed(after: 0, limit: limit).first?.position == 1002, "\(limit)")
                #expect(try await store.readFeed(after: 500, limit: limit).first?.position == 1002, "\(limit)")
            }
            #expect(try await store.readFeed(after: 1004, limit: 1) == [])
        }
    }

    private struct MeddledArtifacts: ArtifactStore {
        let inner: any ArtifactStore
        let beforeDelete: @Sendable () async -> Void

        init(_ inner: any ArtifactStore, beforeDelete: @escaping @Sendable () async -> Void) {
            self.inner = inner
            self.beforeDelete = beforeDelete
        }

        func put(_ bytes: [UInt8]) async throws(ArtifactError) -> Digest { try await self.inner.put(bytes) }
        func get(_ digest: Digest) async throws(ArtifactError) -> [UInt8] { try await self.inner.get(digest) }
        func contains(_ digest: Digest) async throws(ArtifactError) -> Bool { try await self.inner.contains(digest) }
        func list() async throws(ArtifactError) -> [Digest] { try await self.inner.list() }

        func delete(_ digest: Digest) async throws(ArtifactError) {
            await self.beforeDelete()
            try await self.inner.delete(digest)
        }
    }

    private static func settle(_ row: inout JobRow) {
        row.status = "completed"
        row.waits = .nobody
    }

    private struct Bench: Sendable {
        let database: TestDatabase
        let store: PostgreSQLJobStore
        let retention: PostgreSQLRetention
        let directory: String
        let now: Timestamp
        /// When all that begins now has expired.
        let later: Timestamp

        /// The archive of the one partition that is ready.
        func retire() async throws -> String {
            let found = try await self.retention.expiredPartitions(before: self.later)
            try #require(found.count == 1)
            let path = try await self.retention.retire(
                found[0],
                before: self.later,
                archivingTo: self.directory,
                artifacts: self.store.artifacts()
            )
            return try #require(path)
        }
    }

    private static func with(_ body: (Bench) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "leftovers-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await TestStores.with { database, stores in
            let retention = try PostgreSQLRetention(url: database.url, executor: TestStores.executor())
            let now = try await stores[0].now()
            let bench = Bench(
                database: database,
                store: stores[0],
                retention: retention,
                directory: directory,
                now: now,
                later: now.advanced(byMilliseconds: 8 * 24 * 3_600_000)
            )
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(bench))
            } catch {
                result = .failure(error)
            }
            await retention.close()
            try result.get()
        }
    }
}
