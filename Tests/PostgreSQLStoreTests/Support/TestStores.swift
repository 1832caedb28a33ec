import EventSourcing
import PollExecutor
import PostgreSQL
import PostgreSQLStore
import ServerSupport

/// Databases with the schema, and stores on them.
enum TestStores {
    private static let thread = Result { try PollExecutor(name: "store-tests") }

    static func executor() throws -> PollExecutor { try self.thread.get() }

    /// A database of its own with the schema in it, on the server that the tests share.
    static func database() async throws -> TestDatabase {
        let executor = try self.executor()
        return try await Servers.postgreSQL()
            .makeDatabase(like: "selvedge") { database in
                _ = try await PostgreSQLSchema(url: database.url, executor: executor).migrate()
            }
    }

    /// - Parameter publisher: also the user it logs in as, when that is given.
    static func open(
        _ database: TestDatabase,
        publisher: String? = "w-test",
        user: String = "postgres",
        clock: (@Sendable () -> Timestamp)? = nil
    ) async throws -> PostgreSQLJobStore {
        try await PostgreSQLJobStore.open(
            url: database.url(user: user),
            publisher: publisher.flatMap { WorkerID($0) },
            executor: self.executor(),
            clock: clock
        )
    }

    /// A session of its own, for what a store does not do.
    static func session(on database: TestDatabase) async throws -> PostgreSQLConnection {
        let configuration = try PostgreSQLConfiguration(url: database.url, applicationName: "test session")
        return try await PostgreSQLConnection.connect(configuration, on: self.executor())
    }

    /// Opens as many stores as there are names on one database, and closes them and drops it at the end.
    static func with<Value>(
        _ publishers: [String?] = ["w-test"],
        clock: (@Sendable () -> Timestamp)? = nil,
        _ body: (TestDatabase, [PostgreSQLJobStore]) async throws -> Value
    ) async throws -> Value {
        let database = try await self.database()
        var stores: [PostgreSQLJobStore] = []
        for publisher in publishers { stores.append(try await self.open(database, publisher: publisher, clock: clock)) }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(database, stores))
        } catch {
            result = .failure(error)
        }
        for store in stores { await store.close() }
        try await database.drop()
        return try result.get()
    }
}
