/// How much the service takes from a client.
public struct HTTPLimits: Sendable, Equatable {
    /// Of a request's body. A résumé and a posting at their own limits, written with escapes, are 4 MiB.
    public var bodyBytes: Int
    /// Of all requests' bodies together, as far as they have arrived; what does not fit is told to come back.
    public var bodyBytesAtOnce: Int
    public var jsonDepth: Int
    /// Of all header fields together, and of one.
    public var headerBytes: Int
    public var headerCount: Int
    /// For a request's whole body to arrive.
    public var bodyTimeout: Duration
    /// For a request's head to arrive from its first byte on, and for a TLS handshake.
    public var headTimeout: Duration
    /// How long a connection may send nothing while a request's head is expected or incomplete.
    public var idleTimeout: Duration
    /// For what a client has to say yet when it has its answer: the rest of a body, a close.
    public var lastWord: Duration
    /// Requests answered at once; more are told to come back.
    public var requestsAtOnce: Int
    /// Open event streams, of all clients and of one user.
    public var streams: Int
    public var streamsPerUser: Int
    public var connections: Int
    /// The longest that `Prefer: wait` waits.
    public var longestWait: Duration
    public var heartbeat: Duration
    /// How long a client may take nothing of what is sent to it, or leave the end of an answer untaken, before it is cut off.
    public var slowClient: Duration
    /// What a closed stream's client is told to wait before it comes back.
    public var reconnect: Duration
    /// How long `/readyz` says that a shutdown was asked for before connections are refused, for those who pass requests on to notice.
    public var shutdownNotice: Duration
    /// How long requests may go on after that.
    public var shutdownDeadline: Duration
    public var batch: Int

    public init(
        bodyBytes: Int = 4 << 20,
        bodyBytesAtOnce: Int = 128 << 20,
        jsonDepth: Int = 32,
        headerBytes: Int = 16 << 10,
        headerCount: Int = 100,
        bodyTimeout: Duration = .seconds(30),
        headTimeout: Duration = .seconds(10),
        idleTimeout: Duration = .seconds(60),
        lastWord: Duration = .seconds(2),
        requestsAtOnce: Int = 512,
        streams: Int = 10_000,
        streamsPerUser: Int = 1000,
        connections: Int = 16_384,
        longestWait: Duration = .seconds(60),
        heartbeat: Duration = .seconds(15),
        slowClient: Duration = .seconds(30),
        reconnect: Duration = .seconds(1),
        shutdownNotice: Duration = .zero,
        shutdownDeadline: Duration = .seconds(10),
        batch: Int = 100
    ) {
        self.bodyBytes = bodyBytes
        self.bodyBytesAtOnce = bodyBytesAtOnce
        self.jsonDepth = jsonDepth
        self.headerBytes = headerBytes
        self.headerCount = headerCount
        self.bodyTimeout = bodyTimeout
        self.headTimeout = headTimeout
        self.idleTimeout = idleTimeout
        self.lastWord = lastWord
        self.requestsAtOnce = requestsAtOnce
        self.streams = streams
        self.streamsPerUser = streamsPerUser
        self.connections = connections
        self.longestWait = longestWait
        self.heartbeat = heartbeat
        self.slowClient = slowClient
        self.reconnect = reconnect
        self.shutdownNotice = shutdownNotice
        self.shutdownDeadline = shutdownDeadline
        self.batch = batch
    }
}
