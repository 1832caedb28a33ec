public import EventSourcing
public import PollExecutor
internal import PostgreSQL

extension PostgreSQLJobStore {
    /// Connects, and makes sure that the schema is the one this program needs.
    ///
    /// - Parameters:
    ///   - url: as libpq takes it, of a member of the application's role or of the owner.
    ///   - publisher: the name under which this process publishes what it commits, never used before. It has to have a lease, see
    ///     ``renewLease(_:forMilliseconds:)``. Nil for a process that publishes nothing: others adopt its outbox rows at once.
    ///   - connections: how many reads and leases run at the same time; one for appends and one for session locks come on top.
    ///   - executor: the thread for all connections; those of a process should share one.
    ///   - clock: instead of the database's, for tests.
    /// - Throws: ``StoreError/olderSchema(found:known:)``, ``StoreError/newerSchema(found:known:)``,
    ///   ``StoreError/alteredMigration(number:name:)``; ``StoreError/unavailable(reason:)`` when the server cannot be reached.
    public static func open(
        url: String,
        publisher: WorkerID?,
        connections: Int = 4,
        executor: PollExecutor,
        clock: (@Sendable () -> Timestamp)? = nil
    ) async throws(StoreError) -> PostgreSQLJobStore {
        let configuration = try PostgreSQLSchema.configuration(url, name: "selvedge \(publisher?.name ?? "")")
        let pool = PostgreSQLPool(configuration, size: connections, on: executor)
        do throws(StoreError) {
            let connection: PostgreSQLConnection
            do {
                connection = try await pool.openConnection()
            } catch {
                throw StoreError(error)
            }
            do throws(StoreError) {
                try await PostgreSQLSchema.check(on: connection)
                await connection.close()
            } catch {
                await connection.close()
                throw error
            }
        } catch {
            await pool.close()
            throw error
        }
        let process = publisher?.name ?? "client-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        return PostgreSQLJobStore(pool: pool, publisher: publisher, process: process, testClock: clock)
    }
}
