import DequeModule
import PollExecutor

extension PostgreSQLPool {
    /// Hands a request to an idle connection, or opens one for it while there is room, or hands it to the least busy one.
    func submit(_ request: Request, _ name: PoolConnection, within limit: Duration) {
        guard !self.isClosing else { return request.waiter.settle(.failure(.closed)) }
        guard !request.waiter.isSettled else { return }
        var lane = self.lanes[name] ?? PoolLane(maximum: name == .any ? self.size : 1)
        if let (load, connection) = Self.leastBusy(of: lane), load == 0 || !lane.hasRoom || lane.isPausing {
            // Last, because a connection that is lost while it sends takes itself out of its lane.
            return connection.assumeIsolated { $0.submit(request) }
        }
        lane.waiting.append(request)
        self.connectIfNeeded(&lane, name)
        self.lanes[name] = lane
        _ = self.executor.schedule(after: limit) { [weak self, weak request] in
            guard let request else { return }
            self?.assumeIsolated { $0.giveUp(request, name) }
        }
    }

    private static func leastBusy(of lane: PoolLane) -> (load: Int, PostgreSQLConnection)? {
        lane.open.values.lazy.map { connection in (connection.assumeIsolated { $0.load }, connection) }.min { $0.0 < $1.0 }
    }

    /// The request's time is over.
    private func giveUp(_ request: Request, _ name: PoolConnection) {
        // Requests leave the queue when they are handed to a connection, which is no longer this timer's business.
        guard let lane = self.lanes[name], let index = lane.waiting.firstIndex(where: { $0 === request }) else { return }
        self.lanes[name]?.waiting.remove(at: index)
        if let (_, connection) = Self.leastBusy(of: lane) { return connection.assumeIsolated { $0.submit(request) } }
        request.waiter.settle(.failure(lane.lastFailure ?? .unavailable(reason: "no connection in time")))
    }

    /// As many attempts as requests wait, while there is room and no pause.
    private func connectIfNeeded(_ lane: inout PoolLane, _ name: PoolConnection) {
        while lane.attempts.count < lane.waiting.count, lane.hasRoom, !lane.isPausing { self.connect(&lane, name) }
    }

    private func connect(_ lane: inout PoolLane, _ name: PoolConnection) {
        self.lastNumber += 1
        let number = self.lastNumber
        let attempt = ConnectionAttempt(self.configuration, on: self.executor)
        lane.attempts[number] = attempt
        let limit = self.configuration.connectTimeout
        // Posted, because an attempt may fail at once and this lane is being changed.
        let completion: ConnectionAttempt.Completion = { [weak self] result in
            self?.assumeIsolated { $0.attempted(number, name, result) }
        }
        self.executor.post {
            attempt.assumeIsolated { $0.start(within: limit, completion) }
        }
    }

    private func attempted(_ number: Int, _ name: PoolConnection, _ result: Result<ConnectionHandle, PostgreSQLError>) {
        guard !self.isClosing, var lane = self.lanes[name] else { return }
        lane.attempts[number] = nil
        switch result {
        case .success(let handle):
            lane.backoff.reset()
            lane.lastFailure = nil
            let connection = PostgreSQLConnection.established(handle, on: self.executor, counters: self.counters)
            lane.open[number] = connection
            // The rest is for those under way.
            let share = (lane.waiting.count + lane.attempts.count) / (1 + lane.attempts.count)
            let waiting = Array(lane.waiting.prefix(share))
            lane.waiting.removeFirst(share)
            self.lanes[name] = lane
            connection.assumeIsolated { connection in
                connection.onEnd { [weak self] reason in self?.assumeIsolated { $0.ended(number, name, reason) } }
                for request in waiting { connection.submit(request) }
            }
        case .failure(let error):
            lane.lastFailure = error
            // Attempts made together fail together, and count once.
            if !lane.isPausing {
                lane.isPausing = true
                let pause = lane.backoff.nextPause(random: Double.random(in: 0..<1))
                _ = self.executor.schedule(after: pause) { [weak self] in self?.assumeIsolated { $0.resume(name) } }
            }
            // No room at the server, say: the open ones take what waited for another.
            let connection = Self.leastBusy(of: lane)?.1
            let waiting = lane.waiting
            if connection != nil { lane.waiting = [] }
            self.lanes[name] = lane
            connection?
                .assumeIsolated { connection in
                    for request in waiting { connection.submit(request) }
                }
        }
    }

    /// The pause after a failed attempt is over.
    private func resume(_ name: PoolConnection) {
        guard var lane = self.lanes[name] else { return }
        lane.isPausing = false
        lane.waiting.removeAll { $0.waiter.isSettled }
        self.connectIfNeeded(&lane, name)
        self.lanes[name] = lane
    }

    /// Lets go of everything; the open connections are the caller's to close.
    func abandonLanes() -> [PostgreSQLConnection] {
        let lanes = self.lanes
        self.lanes = [:]
        for lane in lanes.values {
            for request in lane.waiting { request.waiter.settle(.failure(.closed)) }
            for attempt in lane.attempts.values { attempt.assumeIsolated { $0.cancel() } }
        }
        return lanes.values.flatMap(\.open.values)
    }

    private func ended(_ number: Int, _ name: PoolConnection, _ reason: PostgreSQLError) {
        self.lanes[name]?.open[number] = nil
        self.lanes[name]?.lastFailure = reason
    }
}
