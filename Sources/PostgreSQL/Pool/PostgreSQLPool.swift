import DequeModule
public import PollExecutor

/// A few connections to one database, opened when needed and opened again when lost.
///
/// A segment goes to an idle connection, to a new one while there is room, else to the least busy one; or to a reserved one. While there
/// is none it waits, as long as its caller allows. Lost
/// connections come back by the next request: at once first, then with pauses that grow (`ReconnectBackoff`).
public actor PostgreSQLPool {
    nonisolated let executor: PollExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    public nonisolated let configuration: PostgreSQLConfiguration
    nonisolated let counters = PostgreSQLCounters()
    let size: Int
    var lanes: [PoolConnection: PoolLane] = [:]
    var isClosing = false
    var lastNumber = 0

    /// - Parameters:
    ///   - size: how many connections requests for `any` share at most. Reserved ones come on top.
    ///   - executor: the thread for all of them; the connections of a process should share one.
    public init(_ configuration: PostgreSQLConfiguration, size: Int = 4, on executor: PollExecutor) {
        precondition(size > 0, "a pool without connections")
        self.configuration = configuration
        self.size = size
        self.executor = executor
    }

    /// Runs a segment: one round trip, one implicit transaction; see `PostgreSQLConnection.execute`.
    ///
    /// - Parameters:
    ///   - limit: how long to wait for a connection, not for the answer.
    ///   - isCancellable: false for an answer that must not be lost to the cancellation of the waiting task.
    /// - Throws: what the connection's `execute` throws; `unavailable` with libpq's reason, or `tooManyConnections`, when there was no
    ///   connection in time; `closed` after `close()`.
    public nonisolated func execute(
        _ statements: [Statement],
        effect: SegmentEffect = .writes,
        on connection: PoolConnection = .any,
        within limit: Duration = .seconds(5),
        isCancellable: Bool = true
    ) async throws(PostgreSQLError) -> [QueryResult] {
        try await self.run(Request(.segment(statements, effect)), on: connection, within: limit, isCancellable: isCancellable)
    }

    /// Runs a script; see `PostgreSQLConnection.executeScript`. It holds up what comes after it on its connection.
    public nonisolated func executeScript(
        _ sql: String,
        on connection: PoolConnection = .any,
        within limit: Duration = .seconds(5)
    ) async throws(PostgreSQLError) {
        _ = try await self.run(Request(.script(sql)), on: connection, within: limit)
    }

    /// Opens a connection outside the pool, for what belongs to a session: advisory locks, transactions of several round trips. The
    /// caller closes it.
    public nonisolated func openConnection(within limit: Duration = .seconds(5)) async throws(PostgreSQLError) -> PostgreSQLConnection {
        try await PostgreSQLConnection.connect(self.configuration, on: self.executor, within: limit, counters: self.counters)
    }

    /// What was sent since the start, connections outside the pool included.
    public nonisolated var statistics: PostgreSQLStatistics { self.counters.snapshot }

    /// Fails what waits for a connection with `closed`, waits for what is under way, at most for the time of grace, and ends all sessions.
    public func close(grace: Duration = .seconds(10)) async {
        self.isClosing = true
        let connections = self.abandonLanes()
        await withDiscardingTaskGroup { group in
            for connection in connections {
                group.addTask { await connection.close(grace: grace) }
            }
        }
    }

    private nonisolated func run(
        _ request: Request,
        on connection: PoolConnection,
        within limit: Duration,
        isCancellable: Bool = true
    ) async throws(PostgreSQLError) -> [QueryResult] {
        try await request.waiter.value(isCancellable: isCancellable) {
            self.executor.post { self.assumeIsolated { $0.submit(request, connection, within: limit) } }
        }
    }
}
