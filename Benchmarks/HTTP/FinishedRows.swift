import EventSourcing

/// Fills the embedded store's table of jobs by copying the row of one under new ids, each older than the one before: what a listing
/// reads, at its real size and in its real indexes.
struct FinishedRows {
    private static let chunk = 50_000

    private let connection: SQLiteConnection

    init(path: String) throws { self.connection = try SQLiteConnection(path: path) }

    func fill(with template: JobID, to count: Int) throws -> Int {
        try self.connection.run("PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF;")
        for first in stride(from: 1, through: count, by: Self.chunk) {
            try self.connection.run(self.statement(template, from: first, to: min(first + Self.chunk - 1, count)))
        }
        try self.connection.run("ANALYZE; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE);")
        return count
    }

    private func statement(_ template: JobID, from first: Int, to last: Int) -> String {
        let milliseconds = (template.high >> 16) - 2_000_000
        let id = """
            printf('%08x-%04x-7000-8000-%012x', (\(milliseconds) + n) >> 16, (\(milliseconds) + n) & 65535, n)
            """
        return """
            WITH RECURSIVE numbers (n) AS (SELECT \(first) UNION ALL SELECT n + 1 FROM numbers WHERE n < \(last))
            INSERT INTO jobs (
                job_id, user_id, workflow, definition, priority, status, stage, step, progress, waits, wake_at, version, head, fence,
                worker, strikes, error_code, created_at, updated_at, dispatched_at
            ) SELECT
                \(id), user_id, workflow, definition, priority, status, stage, step, progress, waits, wake_at, version, head, fence,
                worker, strikes, error_code, (\(milliseconds) + n) * 1000, updated_at, dispatched_at
            FROM numbers, jobs WHERE job_id = '\(template)';
            """
    }
}
