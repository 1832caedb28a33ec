/// Where and how the service listens.
public struct HTTPConfiguration: Sendable {
    public var host: String
    /// 0 for any free one.
    public var port: Int
    /// With one, TLS is spoken and nothing else; without, HTTP/1 in clear.
    public var tls: TLSIdentity?
    public var limits: HTTPLimits
    /// How often to look into the store for what no announcement told of.
    public var watchPeriod: Duration

    public init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        tls: TLSIdentity? = nil,
        limits: HTTPLimits = HTTPLimits(),
        watchPeriod: Duration = .milliseconds(25)
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.limits = limits
        self.watchPeriod = watchPeriod
    }
}
