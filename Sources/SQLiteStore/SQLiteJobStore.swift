public import EventSourcing
internal import GRDB

/// The embedded ``JobStore``: one SQLite database in WAL mode with `synchronous=FULL`, shared by the processes of one machine.
///
/// Writes go through one connection a process, each in a `BEGIN IMMEDIATE` transaction, so that writers of all processes are
/// serialised and the feed's positions come out dense. Reads run beside them on connections of their own and see whole commits.
/// A cancelled task does not interrupt a write that has begun.
public final class SQLiteJobStore: JobStore {
    // Before the pool, so that they go first: the connection that is closed last takes the write-ahead log along, and these cannot write.
    let rows: RowReaders
    let pool: DatabasePool
    let clock: @Sendable () -> Timestamp
    /// The store's directory.
    public let directory: String
    /// How the schema differs from what its migrations make, when the caller asked to read such a store.
    public let schemaFault: StoreError?

    init(pool: DatabasePool, directory: String, schemaFault: StoreError?, clock: @escaping @Sendable () -> Timestamp) {
        self.pool = pool
        self.rows = RowReaders(path: directory + "/" + Self.fileName, configuration: Self.configuration(readonly: true))
        self.directory = directory
        self.schemaFault = schemaFault
        self.clock = clock
    }

    /// Closes the connections. Running accesses finish; later ones fail as unavailable.
    public func close() throws(StoreError) {
        do {
            self.rows.close()
            try self.pool.close()
        } catch {
            throw SQLiteFailure(error).storeError(path: self.directory)
        }
    }

    public func now() -> Timestamp { self.clock() }
}
