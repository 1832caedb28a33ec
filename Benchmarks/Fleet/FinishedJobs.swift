import EventSourcing
import ServerSupport

/// Fills a database with finished jobs by copying the rows of one under new ids: what they hold is not theirs, but rows, sizes and
/// indexes are as they would be.
struct FinishedJobs: Sendable {
    private static let chunk = 25_000
    private static let patience = Duration.seconds(900)

    let field: FleetField
    let template: JobID
    /// Whether they have events, payloads and entries in the feed; without them they are good for listing alone.
    let haveLogs: Bool
    private(set) var count = 0
    /// How long the filling has taken so far.
    private(set) var seconds = 0.0

    init(field: FleetField, template: JobID, haveLogs: Bool = true) {
        self.field = field
        self.haveLogs = haveLogs
        self.template = template
    }

    /// Stops short of it when it has taken too long.
    mutating func fill(to wanted: Int) async throws {
        let start = ContinuousClock.now
        while self.count < wanted, start.duration(to: .now) < Self.patience {
            let added = min(Self.chunk, wanted - self.count)
            let (first, last) = (self.count + 1, self.count + added)
            let logs = self.haveLogs ? self.logs(from: first, to: last) : ""
            try await self.field.database.psql("BEGIN; \(self.rows(from: first, to: last)) \(logs) COMMIT;")
            // The housekeeping that filling calls for is done at once, not while something is measured.
            try await self.field.database.psql("VACUUM ANALYZE; CHECKPOINT")
            self.count += added
        }
        self.seconds += start.duration(to: .now).inSeconds
    }

    /// The id of one of the newer half.
    func anyJob() -> JobID { self.id(Int.random(in: max(1, self.count / 2)...max(1, self.count))) }

    /// A millisecond after the one before, all older than the template's.
    private func id(_ number: Int) -> JobID {
        JobID(high: (self.milliseconds + UInt64(number)) << 16 | 0x7000, low: 0x8000_0000_0000_0000 | UInt64(number))
    }

    private var milliseconds: UInt64 { (self.template.high >> 16) - 2_000_000 }

    private var newID: String {
        "(lpad(to_hex(\(self.milliseconds) + n), 12, '0') || '7000' || '8' || lpad(to_hex(n), 15, '0'))::uuid"
    }

    private func numbers(from first: Int, to last: Int) -> String { "generate_series(\(first)::bigint, \(last)::bigint) AS n" }

    /// In the order of the table's columns, as the template has them but for the id.
    private func rows(from first: Int, to last: Int) -> String {
        """
        INSERT INTO selvedge.jobs (
            created_at, updated_at, dispatched_at, wake_at, fence, version, strikes, progress, job_id, head, definition, user_id,
            workflow, priority, status, stage, step, waits, worker, error_code
        ) SELECT
            created_at, updated_at, dispatched_at, wake_at, fence, version, strikes, progress, \(self.newID), head, definition, user_id,
            workflow, priority, status, stage, step, waits, worker, error_code
        FROM selvedge.jobs, \(self.numbers(from: first, to: last)) WHERE job_id = '\(self.template)';
        """
    }

    private func logs(from first: Int, to last: Int) -> String {
        let (id, numbers) = (self.newID, self.numbers(from: first, to: last))
        let (old, events) = ("'\(self.template)'", "SELECT count(*) FROM selvedge.events WHERE job_id = '\(self.template)'")
        return """
            INSERT INTO selvedge.events (recorded_at, job_id, version, type, hash, entry)
            SELECT recorded_at, \(id), version, type, hash, entry
            FROM \(numbers), selvedge.events WHERE job_id = \(old);
            INSERT INTO selvedge.payloads (key_id, job_id, version, nonce, ciphertext)
            SELECT key_id, \(id), version, nonce, ciphertext
            FROM \(numbers), selvedge.payloads WHERE job_id = \(old);
            INSERT INTO selvedge.commits (count, jobs, process) VALUES (0, \(last - first + 1), '')
            ON CONFLICT (process) DO UPDATE SET jobs = commits.jobs + excluded.jobs;
            LOCK TABLE selvedge.feed IN EXCLUSIVE MODE;
            INSERT INTO selvedge.feed (first_position, last_position, jobs, firsts, lasts)
            SELECT before.position + (batch - 1) * 10 * size.events + 1, before.position + batch * 10 * size.events,
                array_agg(\(id) ORDER BY n), array_fill(1, ARRAY[10]), array_fill(size.events::integer, ARRAY[10])
            FROM (SELECT n, (n - \(first)) / 10 + 1 AS batch FROM \(numbers)) AS numbered,
                (SELECT coalesce(max(last_position), 0) AS position FROM selvedge.feed) AS before,
                (\(events)) AS size (events)
            GROUP BY batch, before.position, size.events HAVING count(*) = 10;
            """
    }
}
