public import EventSourcing
internal import GRDB
internal import Glibc

extension SQLiteJobStore {
    /// The database's name in the store's directory.
    public static let fileName = "selvedge.sqlite"

    /// Opens the store in a directory for reading and writing, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - createIfMissing: makes the directory (mode 0700) and the database (0600) when they are not there; without it that is
    ///     ``StoreError/absent(path:)``.
    ///   - clock: the store's clock; every process on the store has to go by the same.
    public static func open(
        at directory: String,
        createIfMissing: Bool,
        clock: @escaping @Sendable () -> Timestamp = SystemClock.now
    ) throws(StoreError) -> SQLiteJobStore {
        if createIfMissing { try self.makeDirectory(directory) }
        let lock = try OpeningLock.take(directory: directory, exclusive: true)
        defer { extendLifetime(lock) }
        let path = directory + "/" + self.fileName
        try self.requireFile(at: path, in: directory, createIfMissing: createIfMissing)
        do {
            let pool = try DatabasePool(path: path, configuration: self.configuration(readonly: false))
            try pool.writeWithoutTransaction { db in
                try self.makeDurable(db)
                try Migrator().migrate(db, now: clock())
            }
            return SQLiteJobStore(pool: pool, directory: directory, schemaFault: nil, clock: clock)
        } catch let error as StoreError {
            throw error
        } catch {
            throw SQLiteFailure(error).storeError(path: directory)
        }
    }

    /// Opens the store in a directory for reading; never makes or changes one. Writes on it fail as unwritable.
    ///
    /// - Parameter toleratingAlteredSchema: opens a store whose tables, indexes or triggers somebody changed and says so in
    ///   ``schemaFault``, so that verification can go on to what was done to the events.
    public static func openForReading(
        at directory: String,
        toleratingAlteredSchema: Bool = false,
        clock: @escaping @Sendable () -> Timestamp = SystemClock.now
    ) throws(StoreError) -> SQLiteJobStore {
        let lock = try OpeningLock.take(directory: directory, exclusive: false)
        defer { extendLifetime(lock) }
        let path = directory + "/" + self.fileName
        try self.requireFile(at: path, in: directory, createIfMissing: false)
        do {
            let pool = try DatabasePool(path: path, configuration: self.configuration(readonly: true))
            let plan = try pool.writeWithoutTransaction { try Migrator().plan(for: $0) }
            if let fault = plan.fault, !toleratingAlteredSchema { throw fault }
            if plan.applied.isEmpty, plan.fault == nil { throw StoreError.absent(path: directory) }
            guard plan.pending.isEmpty || plan.fault != nil else {
                throw StoreError.unavailable(
                    reason: "it has schema \(plan.applied.count) and this program \(Migration.all.count); open it once for writing"
                )
            }
            return SQLiteJobStore(pool: pool, directory: directory, schemaFault: plan.fault, clock: clock)
        } catch let error as StoreError {
            throw error
        } catch {
            throw SQLiteFailure(error).storeError(path: directory)
        }
    }

    static func configuration(readonly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(15)
        configuration.maximumReaderCount = 4
        // A check per payload row of what the same transaction has just written.
        configuration.foreignKeysEnabled = false
        configuration.label = "selvedge"
        return configuration
    }

    /// Every commit is synced before it is answered. GRDB sets NORMAL when it turns WAL on, so this comes after and is checked.
    private static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // 16 MiB instead of SQLite's 4: pages that every commit changes go back into the database less often.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        let level = try RawStatement(db, "PRAGMA synchronous").first { $0.int(0) }
        let journal = try RawStatement(db, "PRAGMA journal_mode").first { $0.text(0) }
        guard level == 2, journal == "wal" else {
            throw StoreError.unavailable(reason: "SQLite does not keep this file with synchronous=FULL and a write-ahead log")
        }
    }

    private static func requireFile(at path: String, in directory: String, createIfMissing: Bool) throws(StoreError) {
        do {
            let flags = createIfMissing ? O_RDWR | O_CREAT : O_RDONLY
            _ = try FileDescriptor(opening: path, flags, mode: 0o600)
        } catch {
            throw error.number == ENOENT ? .absent(path: directory) : error.storeError(path: directory)
        }
    }

    private static func makeDirectory(_ path: String) throws(StoreError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part
            if mkdir(made, 0o700) != 0 {
                let error = SystemError.last
                guard error.number == EEXIST || error.number == EISDIR else {
                    // A parent that exists may refuse with another error than EEXIST, such as EROFS.
                    guard access(made, F_OK) == 0 else { throw error.storeError(path: path) }
                    made += "/"
                    continue
                }
            }
            made += "/"
        }
    }
}
