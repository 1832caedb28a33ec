import GRDBSQLite

/// A database file through the C interface; closed with the last who has it.
final class SQLiteConnection {
    private var handle: OpaquePointer?

    init(path: String) throws {
        guard sqlite3_open(path, &self.handle) == SQLITE_OK else { throw self.failure }
    }

    deinit { sqlite3_close(self.handle) }

    private var failure: BenchError { .sqlite(String(cString: sqlite3_errmsg(self.handle))) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(self.handle, sql, nil, nil, nil) == SQLITE_OK else { throw self.failure }
    }
}
