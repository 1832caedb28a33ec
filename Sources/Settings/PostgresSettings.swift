/// The database of a fleet.
public struct PostgresSettings: Sendable, Equatable {
    public var url: ServerURL
    /// Connections a process may hold, 1…64.
    public var connections: Int
    /// The role that may append but not change events; `migrate` grants it what it needs.
    public var appRole: String?

    public static let standardConnections = 4

    public init(url: ServerURL, connections: Int = Self.standardConnections, appRole: String? = nil) {
        self.url = url
        self.connections = connections
        self.appRole = appRole
    }
}
