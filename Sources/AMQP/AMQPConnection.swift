public import PollExecutor
import Synchronization

/// A connection to a RabbitMQ broker that comes back by itself: publishing with confirms, consuming, and requests.
///
/// It lives on a thread of its own, since the C library blocks while it connects and while the broker answers a request; both are
/// bounded by the configured timeouts. Whenever it has connected it declares its topology and restores its subscriptions. A lost
/// connection fails whatever waits for confirms, at once; the outcome of those messages is unknown.
public actor AMQPConnection {
    public nonisolated let executor: PollExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    /// Told of what happens, on the connection's thread.
    public typealias Observer = @Sendable (AMQPConnectionEvent) -> Void

    let configuration: AMQPConfiguration
    let topology: AMQPTopology
    let publishTimeout: Duration
    let observer: Observer

    /// For those who would rather drop a message than wait while the thread is busy connecting.
    nonisolated let isDown = Atomic(false)

    var session: AMQPSession?
    var registration: PollRegistration?
    var assemblers: [UInt16: ContentAssembler] = [:]
    var subscriptions: [UInt16: SubscriptionState] = [:]
    var publishing: PublishQueue
    var publishers: [UInt64: Publisher] = [:]
    var isBlocked = false
    var waitsForRoom = false

    var isClosed = false
    var hasTried = false
    var failures = 0
    var lastFailure = AMQPError.unavailable("not connected yet")
    var heartbeatTimer: PollTimer?
    var retryTimer: PollTimer?
    var patienceTimer: PollTimer?
    var drainTimer: PollTimer?

    /// Channels by what they are for. Subscriptions have the later ones.
    enum Channel {
        static let confirmed: UInt16 = 1
        static let unconfirmed: UInt16 = 2
        static let requests: UInt16 = 3
        static let firstSubscription: UInt16 = 10
    }

    /// Does not connect yet; the first use does.
    ///
    /// - Parameters:
    ///   - topology: declared at every connecting.
    ///   - window: most messages sent and not confirmed.
    ///   - publishTimeout: longest that ``publish(_:)`` waits for confirms, also while the broker is blocked.
    public init(
        _ configuration: AMQPConfiguration,
        topology: AMQPTopology = AMQPTopology(),
        window: Int = 512,
        publishTimeout: Duration = .seconds(30),
        observer: @escaping Observer = { _ in }
    ) throws(AMQPError) {
        do {
            self.executor = try PollExecutor(name: configuration.connectionName)
        } catch {
            throw .unavailable("no thread for the connection")
        }
        self.configuration = configuration
        self.topology = topology
        self.publishing = PublishQueue(limit: window)
        self.publishTimeout = publishTimeout
        self.observer = observer
    }

    /// Whether there is a connection now.
    public var isConnected: Bool { self.session != nil }

    /// Why there is no connection, or why the broker takes no messages; nil when all is well or nothing was asked of it yet.
    public var trouble: AMQPError? {
        if self.isClosed { return .closed }
        if self.session == nil { return self.hasTried ? self.lastFailure : nil }
        return self.isBlocked ? .unavailable("the broker takes no messages: it is short of memory or disk") : nil
    }
}
