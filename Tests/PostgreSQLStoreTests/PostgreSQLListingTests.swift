import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL listings", .serialized)
struct PostgreSQLListingTests {
    @Test("Jobs are listed and counted by status, across processes, after commit counts were put together and after retention")
    func counted() async throws {
        try await TestStores.with(["w-1", "w-2"]) { database, stores in
            let now = try await stores[0].now()
            let later = now.advanced(byMilliseconds: 8 * 24 * 3_600_000)
            var jobs = (0..<6).map { ChainedStream($0, as: JobID(at: $0 == 5 ? later : now, random: ($0, 1)), at: now) }
            for number in 0..<6 { try await stores[number % 2].commit(jobs[number].next()) }
            #expect(try await stores[0].counts(userID: nil) == ["pending": 6])
            let ends: [(String, JobRow.Waits)] = [
                ("completed", .nobody), ("failed", .nobody), ("cancelled", .nobody), ("processing", .nobody), ("processing", .wake),
            ]
            for (number, end) in ends.enumerated() {
                let change = jobs[number]
                    .next { row in
                        row.status = end.0
                        row.waits = end.1
                    }
                try await stores[0].commit(change)
            }
            let counts = ["completed": 1, "failed": 1, "cancelled": 1, "processing": 2, "pending": 1]
            #expect(try await stores[0].counts(userID: nil) == counts)
            #expect(try await stores[0].counts(userID: UserID("ada")) == counts)
            for (status, numbers) in [("processing", [4, 3]), ("failed", [1]), ("cancelled", [2]), ("completed", [0]), ("pending", [5])] {
                #expect(try await stores[1].jobs(JobQuery(status: status)).map(\.jobID) == numbers.map { jobs[$0].id }, "\(status)")
                let newest = try await stores[1].jobs(JobQuery(status: status, limit: 1)).first
                let older = try await stores[1].jobs(JobQuery(status: status, before: newest?.jobID, limit: 1))
                #expect(older.map(\.jobID) == numbers.dropFirst().map { jobs[$0].id }, "\(status)")
            }
            // One failed job comes to life again, and what stood still settles.
            try await stores[0]
                .commit(
                    jobs[1].next { $0.status = "pending" },
                    jobs[3]
                        .next {
                            $0.status = "completed"
                            $0.waits = .nobody
                        },
                    jobs[4]
                        .next {
                            $0.status = "completed"
                            $0.waits = .nobody
                        }
                )
            #expect(try await stores[0].counts(userID: nil) == ["completed": 3, "cancelled": 1, "pending": 2])
            try await stores[0].tidy()
            #expect(try await database.psql("SELECT process FROM selvedge.commits") == [[""]])
            try await stores[0]
                .commit(
                    jobs[1]
                        .next {
                            $0.status = "failed"
                            $0.waits = .nobody
                        }
                )
            let retention = try PostgreSQLRetention(url: database.url, executor: TestStores.executor())
            let expired = try await retention.expiredPartitions(before: later)
            _ = try await retention.retire(expired[0], before: later, archivingTo: nil, artifacts: stores[0].artifacts())
            await retention.close()
            #expect(try await stores[1].counts(userID: nil) == ["pending": 1])
        }
    }

    @Test("Among many completed jobs those that are not are found by an index, and a step's change stays on its page")
    func indexed() async throws {
        try await TestStores.with { database, stores in
            let now = try await stores[0].now()
            var job = Stream(1, at: now)
            try await stores[0].commit(job.next())
            try await database.psql("SELECT pg_stat_reset_single_table_counters('selvedge.jobs'::regclass)")
            try await stores[0]
                .commit(
                    job.next {
                        $0.status = "processing"
                        $0.stage = "running"
                        $0.step = "one"
                    }
                )
            for number in 0..<3 { try await stores[0].commit(job.next { $0.progress = number * 10 }) }
            try await Self.wait { try await database.value("SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'jobs'") == "4" }
            #expect(try await database.value("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'jobs'") == "4")
            try await stores[0]
                .commit(
                    job.next {
                        $0.status = "failed"
                        $0.waits = .nobody
                        $0.errorCode = "x"
                    }
                )
            // Copies that have completed, all newer than it.
            try await database.psql(
                """
                INSERT INTO selvedge.jobs SELECT created_at, updated_at, dispatched_at, wake_at, fence, version, strikes, progress,
                    ('0191000000007000' || '8' || lpad(to_hex(n), 15, '0'))::uuid, head, definition, user_id, workflow, priority, 'completed',
                    stage, step, waits, worker, NULL FROM selvedge.jobs, generate_series(1, 20000) AS n;
                VACUUM ANALYZE selvedge.jobs;
                """
            )
            for status in ["failed", "processing"] {
                try await database.psql("SELECT pg_stat_reset_single_table_counters('selvedge.jobs'::regclass)")
                #expect(try await stores[0].jobs(JobQuery(status: status)).map(\.jobID) == (status == "failed" ? [job.id] : []))
                _ = try await stores[0].counts(userID: nil)
                let read = """
                    SELECT seq_tup_read + coalesce(idx_tup_fetch, 0), seq_scan + idx_scan > 0 FROM pg_stat_user_tables WHERE relname = 'jobs'
                    """
                try await Self.wait { try await database.psql(read).first?.last == "t" }
                let rows = try #require(Int(try await database.value(read)))
                #expect(rows < 20, "\(status): \(rows) rows were read")
            }
        }
    }

    private static func wait(_ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isTrue() {
            try #require(ContinuousClock.now < deadline, "it never came true")
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
