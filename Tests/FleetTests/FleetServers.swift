import ServerSupport

/// The servers that these tests may kill. They are not the shared ones, which other tests count on.
enum FleetServers {
    /// Running, whatever the test before left.
    static func database() async throws -> PostgreSQLServer {
        let server = try await self.postgreSQL.value
        await server.resume()
        try await server.start()
        return server
    }

    /// Running, whatever the test before left.
    static func broker() async throws -> RabbitMQServer {
        let server = try await self.rabbitMQ.value
        await server.resume()
        try await server.start()
        return server
    }

    // Unstructured: they belong to the process, not to the test that comes first.
    private static let postgreSQL = Task.detached { try await PostgreSQLServer() }
    private static let rabbitMQ = Task.detached { try await RabbitMQServer() }
}
