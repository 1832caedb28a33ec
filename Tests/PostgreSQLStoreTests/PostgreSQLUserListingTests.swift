import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL listings of users", .serialized)
struct PostgreSQLUserListingTests {
    private static let listings: [(name: String, change: @Sendable (inout JobListing) -> Void, found: Int)] = [
        ("all", { _ in }, 10),
        ("failed", { $0.statuses = ["failed"] }, 1),
        ("live", { $0.statuses = ["pending", "processing"] }, 0),
        ("several", { $0.statuses = ["pending", "completed", "failed"] }, 10),
        ("of a time", { $0.createdBefore = Timestamp(microseconds: 1_800_000_000_000_010) }, 10),
        ("behind a place", { $0.after = JobCursor(createdAt: Timestamp(microseconds: 1_800_000_000_010_000), jobID: Stream.id(1)) }, 10),
        ("of a label", { $0.label = JobLabel(high: 1, low: 1) }, 1),
    ]

    @Test("Among many jobs of a user a page is found by reading about a page, whatever the filter is")
    func indexed() async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { database, stores in
            var job = Stream(1, at: clock.now)
            var request = job.next()
            request.labels = JobLabels(keyID: 1, labels: [JobLabel(high: 1, low: 1)])
            try await stores[0].commit(request)
            let settled = job.next {
                $0.status = "failed"
                $0.waits = .nobody
            }
            try await stores[0].commit(settled)
            // Copies that have completed, all made after it, a microsecond apart.
            try await database.psql(
                """
                INSERT INTO selvedge.jobs SELECT created_at + n, updated_at, dispatched_at, wake_at, fence, version, strikes, progress,
                    ('0191000000007000' || '8' || lpad(to_hex(n), 15, '0'))::uuid, head, definition, user_id, workflow, priority, 'completed',
                    stage, step, waits, worker, NULL FROM selvedge.jobs, generate_series(1, 20000) AS n;
                VACUUM ANALYZE selvedge.jobs;
                """
            )
            let ada = try #require(UserID("ada"))
            for (name, change, found) in Self.listings {
                try await database.psql("SELECT pg_stat_reset_single_table_counters('selvedge.jobs'::regclass)")
                var listing = JobListing(userID: ada, limit: 10)
                change(&listing)
                #expect(try await stores[0].jobs(listing).count == found, "\(name)")
                let read = """
                    SELECT seq_tup_read + coalesce(idx_tup_fetch, 0), seq_scan + idx_scan > 0 FROM pg_stat_user_tables WHERE relname = 'jobs'
                    """
                let deadline = ContinuousClock.now + .seconds(20)
                while try await database.psql(read).first?.last != "t" {
                    try #require(ContinuousClock.now < deadline, "no statistics came")
                    try await Task.sleep(for: .milliseconds(10))
                }
                let rows = try #require(Int(try await database.value(read)))
                #expect(rows <= 60, "\(name): \(rows) rows were read")
            }
        }
    }

    @Test("Labels go with the rows of their jobs, as retention removes them")
    func forgotten() async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { database, stores in
            for number in UInt64(1)...3 {
                var job = Stream(number, at: clock.now)
                var request = job.next()
                request.labels = JobLabels(keyID: 1, labels: [JobLabel(high: 1, low: 1), JobLabel(high: 1, low: number)])
                try await stores[0].commit(request)
            }
            #expect(try await database.value("SELECT count(*) FROM selvedge.job_labels") == "5")
            try await database.psql("DELETE FROM selvedge.jobs WHERE job_id IN ('\(Stream.id(1))', '\(Stream.id(2))')")
            #expect(try await database.psql("SELECT DISTINCT job_id FROM selvedge.job_labels") == [["\(Stream.id(3))"]])
        }
    }

    @Test("What rates say nothing any more is removed")
    func tidied() async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { database, stores in
            let ada = try #require(UserID("ada"))
            _ = try await stores[0].take(1, of: ada, from: "requests", TokenBucket(rate: 1, burst: 5))
            _ = try await stores[0].count(1, of: ada, in: "jobs", .hourly(5))
            clock.advance(milliseconds: 2000)
            try await stores[0].tidy()
            #expect(try await database.psql("SELECT name FROM selvedge.rates") == [["window jobs"]])
        }
    }
}
