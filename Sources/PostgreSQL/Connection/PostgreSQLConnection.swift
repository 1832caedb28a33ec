import DequeModule
public import PollExecutor

/// One session with a PostgreSQL server, by libpq in pipeline mode.
///
/// A *segment*, the statements of one `execute`, is one round trip and one implicit transaction: all of it commits or nothing does.
/// Segments of several callers are under way at the same time and run in the order they were handed in; a failing one does not touch
/// its neighbours. When a waiting task is cancelled only the waiting ends: the segment keeps its place until its answer arrives, so
/// nothing another caller sent is ever cancelled.
///
/// Everything happens on the executor's thread; all connections of a process should share one.
public actor PostgreSQLConnection {
    let executor: PollExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    let counters: PostgreSQLCounters
    /// Nil after the end.
    var handle: ConnectionHandle?
    var phase = Phase.pipeline
    /// Behind a script, or behind the segments a script waits for.
    var unsent: Deque<Request> = []
    var inFlight: Deque<InFlight> = []
    var cache = StatementCache()
    private var end: PostgreSQLError?
    private var endHandlers: [@Sendable (PostgreSQLError) -> Void] = []
    private var isClosing = false

    enum Phase {
        case pipeline
        case script
    }

    init(_ handle: ConnectionHandle, on executor: PollExecutor, counters: PostgreSQLCounters) {
        self.handle = handle
        self.executor = executor
        self.counters = counters
    }

    /// Connects outside any pool, as a session lock needs it.
    ///
    /// - Throws: `unavailable`, `tooManyConnections`, `cancelled`.
    public static func connect(
        _ configuration: PostgreSQLConfiguration,
        on executor: PollExecutor,
        within limit: Duration = .seconds(5)
    ) async throws(PostgreSQLError) -> PostgreSQLConnection {
        try await Self.connect(configuration, on: executor, within: limit, counters: PostgreSQLCounters())
    }

    /// Runs a segment: one round trip, one implicit transaction.
    ///
    /// - Returns: one result per statement.
    /// - Throws: the first failing statement's error, after which nothing of the segment is left; `outcomeUnknown` or `unavailable`
    ///   when the connection is lost, by the effect; `cancelled`.
    public nonisolated func execute(
        _ statements: [Statement],
        effect: SegmentEffect = .writes
    ) async throws(PostgreSQLError) -> [QueryResult] {
        try await self.run(Request(.segment(statements, effect)))
    }

    /// Runs a script of several statements by the simple protocol, alone on the connection. Without `BEGIN` it is one transaction. A
    /// transaction that a failed script leaves open is rolled back.
    public nonisolated func executeScript(_ sql: String) async throws(PostgreSQLError) {
        _ = try await self.run(Request(.script(sql)))
    }

    private nonisolated func run(_ request: Request) async throws(PostgreSQLError) -> [QueryResult] {
        try await request.waiter.value {
            self.executor.post { self.assumeIsolated { $0.submit(request) } }
        }
    }

    /// Waits for what is under way, at most for the time of grace, and ends the session. Later requests fail with `closed`.
    public func close(grace: Duration = .seconds(10)) async {
        self.isClosing = true
        guard self.handle != nil else { return }
        if self.isIdle { return self.finish(.closed) }
        let timer = self.executor.schedule(after: grace) { [weak self] in self?.assumeIsolated { $0.finish(.closed) } }
        // Not `waitForEnd`: a cancelled task, as one that shuts down may be, waits here too.
        await withCheckedContinuation { continuation in self.onEnd { _ in continuation.resume() } }
        self.executor.cancel(timer)
    }

    /// Returns when the session has ended, with the reason: `closed`, or `unavailable` when it was lost. Returns nil when the waiting
    /// task is cancelled.
    public func waitForEnd() async -> PostgreSQLError? {
        let waiter = Waiter<PostgreSQLError>()
        self.onEnd { waiter.settle(.success($0)) }
        return try? await waiter.value {}
    }

    /// The process id of the server's side, as `pg_stat_activity` and `pg_terminate_backend` use it; 0 after the end.
    public var backendProcess: Int32 { self.handle.map(Self.backendProcess) ?? 0 }

    // MARK: - On the executor's thread, for the pool

    var load: Int { self.inFlight.count + self.unsent.count }
    var isIdle: Bool { self.inFlight.isEmpty && self.unsent.isEmpty }

    func onEnd(_ handler: @escaping @Sendable (PostgreSQLError) -> Void) {
        if let end = self.end {
            handler(end)
        } else {
            self.endHandlers.append(handler)
        }
    }

    func submit(_ request: Request) {
        guard !self.isClosing else { return request.waiter.settle(.failure(self.end ?? .closed)) }
        guard self.handle != nil else { return request.waiter.settle(.failure(self.end ?? .closed)) }
        self.unsent.append(request)
        self.sendNext()
    }

    /// Ends the session when it is closing and nothing is left to do.
    func finishIfDone() {
        if self.isClosing, self.isIdle { self.finish(.closed) }
    }

    /// Ends the session. What was sent and may have written is left unknown; the rest was not done.
    func finish(_ reason: PostgreSQLError) {
        guard let handle = self.handle else { return }
        handle.unwatch()
        self.handle = nil
        self.end = reason
        if reason != .closed { self.counters.lost() }
        for entry in self.inFlight {
            guard case .request(let request, _) = entry.kind else { continue }
            request.waiter.settle(.failure(Self.failure(of: entry, request, reason)))
        }
        for request in self.unsent { request.waiter.settle(.failure(reason)) }
        self.inFlight = []
        self.unsent = []
        let handlers = self.endHandlers
        self.endHandlers = []
        for handler in handlers { handler(reason) }
    }

    private static func failure(of entry: InFlight, _ request: Request, _ reason: PostgreSQLError) -> PostgreSQLError {
        // A statement's error has undone its segment already.
        if let failure = entry.failure { return PostgreSQLError(failure) }
        switch request.effect {
        case .reads: return reason
        case .writes:
            guard case .unavailable(let text) = reason else { return .outcomeUnknown(reason: "the connection was closed") }
            return .outcomeUnknown(reason: text)
        }
    }
}
