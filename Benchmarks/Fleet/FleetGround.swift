import Foundation
import PostgreSQLStore
import ProcessSupport
import ServerSupport

/// Servers of this run's own, with default durability, stopped with this process.
actor FleetGround {
    struct Servers: Sendable {
        var database: PostgreSQLServer
        var broker: RabbitMQServer
        /// Whether the server counts statements.
        var countsStatements: Bool
    }

    private var started: Servers?

    /// Starts them when they are first asked for.
    func servers() async throws -> Servers {
        if let started { return started }
        let (database, countsStatements) = try await Self.startDatabase()
        let servers = Servers(database: database, broker: try await RabbitMQServer(), countsStatements: countsStatements)
        self.started = servers
        return servers
    }

    /// With `pg_stat_statements` where it is installed.
    private static func startDatabase() async throws -> (PostgreSQLServer, countsStatements: Bool) {
        do {
            return (try await PostgreSQLServer(options: ["shared_preload_libraries": "pg_stat_statements"]), true)
        } catch .notStarted {
            return (try await PostgreSQLServer(), false)
        }
    }

    /// A database of its own with the schema, and names of its own on the broker.
    func field() async throws -> FleetField {
        let servers = try await self.servers()
        let database = try await servers.database.makeDatabase()
        if servers.countsStatements { try await database.psql("CREATE EXTENSION pg_stat_statements") }
        try await FleetNode.migrate(database.url)
        return try FleetField(servers: servers, database: database, virtualHost: try await servers.broker.makeVirtualHost())
    }
}
