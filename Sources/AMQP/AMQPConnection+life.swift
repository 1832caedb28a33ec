import PollExecutor
import Synchronization

// MARK: - Connecting, losing, coming back

extension AMQPConnection {
    /// Connects unless that has happened. When it fails, says why and goes on trying in the background; until the next try, which it
    /// does not bring forward, it throws the last failure.
    public func connect() throws(AMQPError) {
        guard !self.isClosed else { throw .closed }
        guard self.session == nil else { return }
        guard self.retryTimer == nil else { throw self.lastFailure }
        try self.attempt()
    }

    /// Ends the connection; what waits for confirms fails, what is unsettled goes to others. May be called again.
    public func close() {
        guard !self.isClosed else { return }
        let session = self.session
        self.tearDown()
        session?.close(within: .seconds(1))
        self.isClosed = true
        if let retryTimer = self.retryTimer { self.executor.cancel(retryTimer) }
        self.finish(self.publishing.lost(.closed))
        let handlers = self.subscriptions.values.map(\.handler)
        self.subscriptions = [:]
        for handler in handlers { handler(.ended) }
    }

    /// The connection, made now if it was never tried. Throws the last failure while the next try is yet to come.
    func usableSession() throws(AMQPError) -> AMQPSession {
        guard !self.isClosed else { throw .closed }
        if self.session == nil, !self.hasTried { try self.attempt() }
        guard let session = self.session else { throw self.lastFailure }
        return session
    }

    /// The session failed: everything on it is gone.
    func lose(_ error: AMQPError) {
        guard !self.isClosed else { return }
        let wasConnected = self.session != nil
        self.tearDown()
        self.isDown.store(true, ordering: .relaxed)
        self.lastFailure = error
        self.failures += 1
        let delay = self.configuration.backoff.delay(afterFailures: self.failures, random: .random(in: 0...1))
        if let retryTimer = self.retryTimer { self.executor.cancel(retryTimer) }
        self.retryTimer = self.executor.schedule(after: delay) { [weak self] in
            self?.assumeIsolated { try? $0.retry() }
        }
        self.observer(.failed(error, retryAfter: delay))
        self.finish(self.publishing.lost(error.asLoss))
        guard wasConnected else { return }
        for subscription in self.subscriptions.values where subscription.isEstablished { subscription.handler(.interrupted) }
        for channel in self.subscriptions.keys { self.subscriptions[channel]?.isEstablished = false }
    }

    private func retry() throws(AMQPError) {
        guard !self.isClosed, self.session == nil else { return }
        try self.attempt()
    }

    private func attempt() throws(AMQPError) {
        self.hasTried = true
        if let retryTimer = self.retryTimer { self.executor.cancel(retryTimer) }
        self.retryTimer = nil
        do {
            try self.open()
        } catch {
            self.lose(error)
            throw error
        }
    }

    private func open() throws(AMQPError) {
        let session = try self.reachAnEndpoint()
        try session.declare(self.topology, channel: Channel.requests)
        try session.openChannel(Channel.confirmed)
        try session.turnConfirmsOn(channel: Channel.confirmed)
        try session.openChannel(Channel.unconfirmed)
        self.session = session
        self.registration = self.executor.register(session.descriptor, for: .read) { [weak self] events in
            self?.assumeIsolated { $0.ready(events) }
        }
        self.scheduleHeartbeat()
        for channel in self.subscriptions.keys.sorted() { try self.establish(channel, on: session) }
        self.failures = 0
        self.isDown.store(false, ordering: .relaxed)
        self.observer(.connected(session.endpoint))
        self.scheduleDrain()
    }

    /// Begins at another endpoint each time, so that a fleet spreads and a dead first one does not cost every connection its timeout.
    private func reachAnEndpoint() throws(AMQPError) -> AMQPSession {
        let endpoints = self.configuration.endpoints
        var failure = AMQPError.unavailable("no address of a broker is configured")
        let start = endpoints.isEmpty ? 0 : Int.random(in: 0..<endpoints.count)
        for endpoint in endpoints[start...] + endpoints[..<start] {
            do {
                return try AMQPSession(to: endpoint, as: self.configuration)
            } catch {
                failure = error
            }
        }
        throw failure
    }

    private func tearDown() {
        if let registration = self.registration { self.executor.cancel(registration) }
        for timer in [self.heartbeatTimer, self.drainTimer] {
            if let timer { self.executor.cancel(timer) }
        }
        self.registration = nil
        self.heartbeatTimer = nil
        self.drainTimer = nil
        self.session = nil
        self.assemblers = [:]
        self.isBlocked = false
        self.waitsForRoom = false
    }

    private func scheduleHeartbeat() {
        let seconds = self.session?.heartbeat ?? 0
        guard seconds > 0 else { return }
        self.heartbeatTimer = self.executor.schedule(after: .milliseconds(seconds * 500)) { [weak self] in
            self?
                .assumeIsolated {
                    $0.drain()
                    $0.scheduleHeartbeat()
                }
        }
    }
}

extension AMQPError {
    /// For those whose messages went with the connection: to them a refusal at the next connecting is no verdict on their message.
    fileprivate var asLoss: AMQPError {
        switch self {
        case .timedOut, .badCertificate, .cancelled: .unavailable(self.description)
        case .unavailable, .refused, .closed: self
        }
    }
}
