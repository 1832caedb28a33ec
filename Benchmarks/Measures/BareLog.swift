import EventSourcing
import GRDBSQLite

/// The least that keeping a log in SQLite costs: the rows of `events` with their index, no triggers and nothing else, through
/// the C interface, with a write-ahead log, `synchronous=FULL` and the store's checkpoint interval.
struct BareLog {
    private static let schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        CREATE TABLE events (
            position INTEGER PRIMARY KEY, job_id TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
            recorded_at INTEGER NOT NULL, entry TEXT NOT NULL, hash BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX events_stream ON events (job_id, version);
        """
    private let connection: Connection

    /// SQLite copies the bytes while it binds them.
    nonisolated(unsafe) private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(path: String) throws {
        self.connection = try Connection(path: path)
        try self.connection.run(Self.schema)
    }

    /// Inserts the events, `batch` of them a commit; returns the seconds that took.
    func insert(_ events: [StoredEvent], batch: Int) throws -> Double {
        let insert = try self.connection.prepare("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        defer { sqlite3_finalize(insert) }
        let begin = try self.connection.prepare("BEGIN IMMEDIATE")
        defer { sqlite3_finalize(begin) }
        let commit = try self.connection.prepare("COMMIT")
        defer { sqlite3_finalize(commit) }
        // Texts are made before the clock starts.
        let rows = events.map { (event: $0, id: $0.jobID.description) }
        let start = ContinuousClock.now
        for first in stride(from: 0, to: rows.count, by: batch) {
            try self.step(begin)
            for (event, id) in rows[first..<min(first + batch, rows.count)] {
                sqlite3_bind_int64(insert, 1, event.position)
                sqlite3_bind_text(insert, 2, id, 36, Self.transient)
                sqlite3_bind_int64(insert, 3, Int64(event.version))
                sqlite3_bind_text(insert, 4, event.type, Int32(event.type.utf8.count), Self.transient)
                sqlite3_bind_int64(insert, 5, event.recordedAt.microseconds)
                event.bytes.withUnsafeBytes { bytes in
                    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                    sqlite3_bind_text(insert, 6, start, Int32(bytes.count), Self.transient)
                }
                event.hash.withUnsafeBytes { bytes in
                    _ = sqlite3_bind_blob(insert, 7, bytes.baseAddress, Int32(bytes.count), Self.transient)
                }
                try self.step(insert)
            }
            try self.step(commit)
        }
        return start.duration(to: .now).inSeconds
    }

    private func step(_ statement: OpaquePointer?) throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw self.connection.failure }
    }

    /// Closed with the value that owns it.
    private final class Connection {
        private var handle: OpaquePointer?

        init(path: String) throws {
            guard sqlite3_open(path, &self.handle) == SQLITE_OK else { throw self.failure }
        }

        deinit { sqlite3_close(self.handle) }

        var failure: BenchError { .sqlite(String(cString: sqlite3_errmsg(self.handle))) }

        func run(_ sql: String) throws {
            guard sqlite3_exec(self.handle, sql, nil, nil, nil) == SQLITE_OK else { throw self.failure }
        }

        func prepare(_ sql: String) throws -> OpaquePointer? {
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(self.handle, sql, -1, &statement, nil) == SQLITE_OK else { throw self.failure }
            return statement
        }
    }
}
