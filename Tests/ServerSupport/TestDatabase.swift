/// A database of one test on a server that it may share.
public struct TestDatabase: Sendable {
    public let server: PostgreSQLServer
    public let name: String

    public var url: String { self.server.url(database: self.name) }

    public func url(user: String) -> String { self.server.url(user: user, database: self.name) }

    /// Through a proxy that stands before the server.
    public func url(through proxy: TCPProxy, user: String = PostgreSQLServer.superuser) -> String {
        "postgresql://\(user)@127.0.0.1:\(proxy.port)/\(self.name)"
    }

    @discardableResult
    public func psql(_ sql: String, user: String = PostgreSQLServer.superuser) async throws(ServerFault) -> [[String]] {
        try await self.server.psql(sql, user: user, database: self.name)
    }

    /// The first column of the first row.
    public func value(_ sql: String) async throws(ServerFault) -> String {
        guard let value = try await self.psql(sql).first?.first else { throw .refused("psql", answer: "no row") }
        return value
    }

    /// Drops it and ends its sessions; the server's end does the same.
    public func drop() async throws(ServerFault) { try await self.server.psql("DROP DATABASE \(self.name) WITH (FORCE)") }
}
