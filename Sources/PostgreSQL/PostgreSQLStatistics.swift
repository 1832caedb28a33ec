/// What was sent since the start.
public struct PostgreSQLStatistics: Sendable, Equatable {
    /// Segments and scripts: round trips.
    public let segments: Int
    /// Segments that may write, and so commit, and scripts.
    public let commits: Int
    public let statements: Int
    /// Connections made.
    public let connections: Int
    /// Connections lost, not closed.
    public let losses: Int
}
