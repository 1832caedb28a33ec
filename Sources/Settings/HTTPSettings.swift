/// Where and how the HTTP service listens; nil leaves it to the program.
public struct HTTPSettings: Sendable, Equatable {
    public var host: String?
    public var port: Int?
    /// Of one user in the long run; zero for no limit.
    public var requestsPerSecond: Double?
    /// Of one user in one go.
    public var burst: Int?
    /// Of one user; zero for no limit.
    public var jobsPerHour: Int?
    /// Requests answered at once.
    public var requestsAtOnce: Int?
    /// Mebibytes that bodies of requests may take at once.
    public var bodyMemory: Int?
    /// Open streams, of all clients and of one user.
    public var streams: Int?
    public var streamsPerUser: Int?
    /// How long `/readyz` says that a shutdown was asked for before connections are refused.
    public var shutdownNotice: Duration?

    public init() {}
}
