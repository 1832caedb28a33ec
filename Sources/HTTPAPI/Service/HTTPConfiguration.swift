/// Where and how the service listens.
public struct HTTPConfiguration: Sendable, Equatable {
    public var host: String
    /// 0 for any free one.
    public var port: Int
    public var limits: HTTPLimits
    /// How often to look into the store for what no announcement told of.
    public var watchPeriod: Duration

    public init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        limits: HTTPLimits = HTTPLimits(),
        watchPeriod: Duration = .milliseconds(25)
    ) {
        self.host = host
        self.port = port
        self.limits = limits
        self.watchPeriod = watchPeriod
    }
}
