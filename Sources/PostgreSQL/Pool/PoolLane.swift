import DequeModule

/// Connections that serve one purpose, and the requests that wait for one of them.
struct PoolLane {
    let maximum: Int
    /// Open connections by a number of their own.
    var open: [Int: PostgreSQLConnection] = [:]
    var attempts: [Int: ConnectionAttempt] = [:]
    var waiting: Deque<Request> = []
    var backoff = ReconnectBackoff()
    /// A pause before the next attempt is under way.
    var isPausing = false
    var lastFailure: PostgreSQLError?

    init(maximum: Int) {
        self.maximum = maximum
    }

    var hasRoom: Bool { self.open.count + self.attempts.count < self.maximum }
}
