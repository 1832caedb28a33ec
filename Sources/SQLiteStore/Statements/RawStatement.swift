internal import EventSourcing
internal import GRDB
internal import GRDBSQLite

/// A prepared statement of GRDB's cache, bound and stepped through SQLite's C interface.
///
/// The append path binds some ten values a row, and so needs no `StatementArguments` array for each.
/// Bindings stay from one step to the next, so a value that is the same for many rows is bound once.
struct RawStatement {
    /// Keeps the statement from being finalised.
    private let owner: Statement
    private let handle: OpaquePointer

    /// SQLite copies the bytes while it binds them.
    nonisolated(unsafe) private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ db: Database, _ sql: String) throws {
        self.owner = try db.cachedStatement(sql: sql)
        self.handle = self.owner.sqliteStatement
        sqlite3_reset(self.handle)
    }

    // MARK: - Parameters, from 1

    func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(self.handle, index, value) }

    func bind(_ index: Int32, _ value: Int) { sqlite3_bind_int64(self.handle, index, Int64(value)) }

    func bind(_ index: Int32, _ value: Timestamp) { self.bind(index, value.microseconds) }

    func bind(_ index: Int32, _ value: Timestamp?) {
        if let value { self.bind(index, value) } else { self.bindNull(index) }
    }

    func bind(_ index: Int32, _ value: Int64?) {
        if let value { self.bind(index, value) } else { self.bindNull(index) }
    }

    func bindNull(_ index: Int32) { sqlite3_bind_null(self.handle, index) }

    func bind(_ index: Int32, _ value: String) {
        var value = value
        value.withUTF8 { bytes in self.bindText(index, UnsafeRawBufferPointer(bytes)) }
    }

    func bind(_ index: Int32, _ value: String?) {
        if let value { self.bind(index, value) } else { self.bindNull(index) }
    }

    func bind(_ index: Int32, _ id: JobID) { self.bind(index, id.description) }

    /// Binds UTF-8 bytes as text.
    func bind(_ index: Int32, text: [UInt8]) {
        text.withUnsafeBytes { self.bindText(index, $0) }
    }

    func bind(_ index: Int32, blob: [UInt8]) {
        blob.withUnsafeBytes { self.bindBlob(index, $0) }
    }

    func bind(_ index: Int32, _ digest: Digest) {
        digest.withUnsafeBytes { self.bindBlob(index, $0) }
    }

    private func bindText(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        if let start {
            sqlite3_bind_text(self.handle, index, start, Int32(clamping: bytes.count), Self.transient)
        } else {
            // A null pointer would bind NULL.
            sqlite3_bind_text(self.handle, index, "", 0, Self.transient)
        }
    }

    private func bindBlob(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress {
            sqlite3_bind_blob(self.handle, index, start, Int32(clamping: bytes.count), Self.transient)
        } else {
            sqlite3_bind_zeroblob(self.handle, index, 0)
        }
    }

    // MARK: - Running

    /// Whether there is one more row.
    func step() throws -> Bool {
        switch sqlite3_step(self.handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(self.handle)
            return false
        default:
            let failure = SQLiteFailure(handle: sqlite3_db_handle(self.handle))
            sqlite3_reset(self.handle)
            throw failure
        }
    }

    /// Ends reading before the last row.
    func reset() { sqlite3_reset(self.handle) }

    /// Runs a statement that returns no rows.
    func run() throws {
        while try self.step() {}
    }

    /// Runs a statement with UTF-8 bytes as one text, which SQLite reads in place instead of copying them first.
    func run(withText text: [UInt8], at index: Int32) throws {
        try text.withUnsafeBytes { bytes in
            // Without a destructor SQLite relies on the bytes to stay where they are until the binding is taken back.
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text(self.handle, index, start, Int32(clamping: bytes.count), nil)
            defer { self.bindNull(index) }
            try self.run()
        }
    }

    /// Makes of each row what `body` says.
    func rows<T>(_ body: (RawStatement) throws -> T) throws -> [T] {
        defer { sqlite3_reset(self.handle) }
        var found: [T] = []
        while try self.step() { found.append(try body(self)) }
        return found
    }

    /// The first row, if there is one.
    func first<T>(_ body: (RawStatement) throws -> T) throws -> T? {
        defer { sqlite3_reset(self.handle) }
        return try self.step() ? body(self) : nil
    }

    // MARK: - Columns, from 0

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(self.handle, column) == SQLITE_NULL }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(self.handle, column) }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(self.handle, column)) }

    func timestamp(_ column: Int32) -> Timestamp { Timestamp(microseconds: self.int64(column)) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(self.handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(self.handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func optional<T>(_ column: Int32, _ read: (Int32) throws -> T) rethrows -> T? {
        try self.isNull(column) ? nil : read(column)
    }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(self.handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(self.handle, column))))
    }

    func digest(_ column: Int32) -> Digest? {
        guard let start = sqlite3_column_blob(self.handle, column) else { return nil }
        return Digest(bytes: UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(self.handle, column))))
    }
}
