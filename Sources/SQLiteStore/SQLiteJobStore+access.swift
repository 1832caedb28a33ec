internal import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    /// Runs `body` in one `BEGIN IMMEDIATE` transaction; what it returns is durable.
    func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        try await self.onWriter { db in
            // Prepared once; GRDB's own would compile the text each time.
            try RawStatement(db, "BEGIN IMMEDIATE").run()
            do {
                let value = try body(db)
                try RawStatement(db, "COMMIT").run()
                return value
            } catch {
                // The first error is the one to tell; SQLite may have rolled back by itself.
                let failure = SQLiteFailure(error, on: db)
                try? db.rollback()
                throw failure
            }
        }
    }

    /// Runs `body` on the writing connection outside a transaction.
    ///
    /// GRDB's own async accesses end with their task; these do not, so a commit is never torn from its answer.
    func onWriter<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        let path = self.directory
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            self.pool.asyncWriteWithoutTransaction { db in
                continuation.resume(returning: Self.attempt(on: db, path: path, body))
            }
        }
        return try result.get()
    }

    /// Runs `body` on a reading connection, in one snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        let path = self.directory
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            self.pool.asyncRead { access in
                switch access {
                case .success(let db): continuation.resume(returning: Self.attempt(on: db, path: path, body))
                case .failure(let error):
                    continuation.resume(returning: .failure(SQLiteFailure(error).storeError(path: path)))
                }
            }
        }
        return try result.get()
    }

    /// Runs `body` on a reading connection and on the caller's own thread. For one statement that finds what it looks for by its key: that
    /// takes less time than the way to a queue and back, which are three threads to wake.
    func readAtOnce<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        let path = self.directory
        let result: Result<T, StoreError>
        do {
            result = try self.rows.read { Self.attempt(on: $0, path: path, body) }
        } catch {
            throw SQLiteFailure(error).storeError(path: path)
        }
        return try result.get()
    }

    private static func attempt<T>(on db: Database, path: String, _ body: (Database) throws -> T) -> Result<T, StoreError> {
        do {
            return .success(try body(db))
        } catch let error as StoreError {
            return .failure(error)
        } catch {
            return .failure(SQLiteFailure(error, on: db).storeError(path: path))
        }
    }
}
