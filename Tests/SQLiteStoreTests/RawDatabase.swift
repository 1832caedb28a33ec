import GRDBSQLite
import Testing

/// A second, plain handle on a database, as `sqlite3` would have it.
final class RawDatabase {
    private let handle: OpaquePointer

    init(_ path: String) throws {
        var handle: OpaquePointer?
        try #require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK)
        self.handle = try #require(handle)
        sqlite3_busy_timeout(self.handle, 10_000)
    }

    deinit {
        sqlite3_close(self.handle)
    }

    /// SQLite's message when the statements fail, nil when they succeed.
    func failure(of sql: String) -> String? {
        sqlite3_exec(self.handle, sql, nil, nil, nil) == SQLITE_OK ? nil : String(cString: sqlite3_errmsg(self.handle))
    }

    func run(_ sql: String) throws {
        try #require(self.failure(of: sql) == nil)
    }

    /// The first column of all rows.
    func column(_ sql: String) throws -> [String] {
        var statement: OpaquePointer?
        try #require(sqlite3_prepare_v2(self.handle, sql, -1, &statement, nil) == SQLITE_OK)
        defer { sqlite3_finalize(statement) }
        var found: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            found.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "NULL")
        }
        return found
    }
}
