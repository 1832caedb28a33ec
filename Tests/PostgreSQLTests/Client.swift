import PollExecutor
import PostgreSQL
import ServerSupport

/// A database of the test's own and a pool on it.
struct Client {
    /// The one thread of this process's connections.
    static let executor = Result { () throws(PollExecutorError) in try PollExecutor(name: "postgresql") }

    let database: TestDatabase
    let pool: PostgreSQLPool

    /// On the shared server, unless the test brings one that it will stop.
    static func make(on server: PostgreSQLServer? = nil, size: Int = 4, settings: [String: String] = [:]) async throws -> Client {
        let database: TestDatabase
        if let server {
            database = try await server.makeDatabase()
        } else {
            database = try await Servers.postgreSQL().makeDatabase()
        }
        let configuration = try PostgreSQLConfiguration(url: database.url, applicationName: "tests", settings: settings)
        return Client(database: database, pool: PostgreSQLPool(configuration, size: size, on: try Self.executor.get()))
    }

    static func connect(_ url: String, within limit: Duration = .seconds(5)) async throws -> PostgreSQLConnection {
        let configuration = try PostgreSQLConfiguration(url: url, applicationName: "tests")
        return try await PostgreSQLConnection.connect(configuration, on: try Self.executor.get(), within: limit)
    }

    func end() async throws {
        await self.pool.close()
        try await self.database.drop()
    }

    /// Runs the body with a client, and ends the client.
    static func with(
        size: Int = 4,
        settings: [String: String] = [:],
        _ body: (Client) async throws -> Void
    ) async throws {
        let client = try await Self.make(size: size, settings: settings)
        do {
            try await body(client)
        } catch {
            try? await client.end()
            throw error
        }
        try await client.end()
    }
}
