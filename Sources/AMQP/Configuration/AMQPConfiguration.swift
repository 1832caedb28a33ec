/// Where a broker is and how to talk to it. Printing it shows no password.
public struct AMQPConfiguration: Sendable, Hashable {
    /// Tried in turn until one answers; never empty.
    public var endpoints: [AMQPEndpoint]
    public var user: String
    public var password: String
    public var virtualHost: String
    public var tls: AMQPTLS?
    /// Seconds; a peer that is silent for twice as long counts as gone. The broker may lower it.
    public var heartbeat: Int
    /// For reaching one endpoint: TCP, TLS and login each.
    public var connectTimeout: Duration
    /// For one request that the broker answers.
    public var requestTimeout: Duration
    /// Shown in the broker's list of connections.
    public var connectionName: String
    /// How long to wait before another try to connect.
    public var backoff: AMQPBackoff

    public init(
        endpoints: [AMQPEndpoint],
        user: String = "guest",
        password: String = "guest",
        virtualHost: String = "/",
        tls: AMQPTLS? = nil,
        heartbeat: Int = 10,
        connectTimeout: Duration = .seconds(5),
        requestTimeout: Duration = .seconds(10),
        connectionName: String = "selvedge",
        backoff: AMQPBackoff = AMQPBackoff()
    ) {
        self.endpoints = endpoints
        self.user = user
        self.password = password
        self.virtualHost = virtualHost
        self.tls = tls
        self.heartbeat = heartbeat
        self.connectTimeout = connectTimeout
        self.requestTimeout = requestTimeout
        self.connectionName = connectionName
        self.backoff = backoff
    }
}

extension AMQPConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        let hosts = self.endpoints.map(\.description).joined(separator: ",")
        return "\(self.tls == nil ? "amqp" : "amqps")://\(self.user)@\(hosts), virtual host '\(self.virtualHost)'"
    }

    public var debugDescription: String { self.description }

    /// `dump` and failing tests print by reflection, which would show the password.
    public var customMirror: Mirror { Mirror(self, children: ["url": self.description]) }
}
