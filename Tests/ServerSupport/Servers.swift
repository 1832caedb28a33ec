/// The servers that the tests of one process share: each is started when it is first asked for and stopped when the process ends,
/// however it ends. A test that stops, kills or wipes a server makes its own.
public enum Servers {
    /// Make a database of your own on it: ``PostgreSQLServer/makeDatabase(from:)``.
    public static func postgreSQL() async throws -> PostgreSQLServer { try await self.database.value }

    /// Use a prefix or a virtual host of your own on it: ``RabbitMQServer/makeVirtualHost()``.
    public static func rabbitMQ() async throws -> RabbitMQServer { try await self.broker.value }

    // Unstructured, because the start belongs to the process: the end of the test that asked first must not cancel it.
    private static let database = Task.detached { try await PostgreSQLServer() }
    private static let broker = Task.detached { try await RabbitMQServer() }
}
