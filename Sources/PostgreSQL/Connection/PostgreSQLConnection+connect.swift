internal import CLibPQ
import PollExecutor

extension PostgreSQLConnection {
    static func connect(
        _ configuration: PostgreSQLConfiguration,
        on executor: PollExecutor,
        within limit: Duration,
        counters: PostgreSQLCounters
    ) async throws(PostgreSQLError) -> PostgreSQLConnection {
        let attempt = ConnectionAttempt(configuration, on: executor)
        let waiter = Waiter<PostgreSQLConnection>()
        return try await waiter.value {
            executor.post {
                attempt.assumeIsolated { attempt in
                    attempt.start(within: limit) { result in
                        waiter.settle(result.map { Self.established($0, on: executor, counters: counters) })
                    }
                }
            }
        }
    }

    /// Starts a session on the executor's thread.
    static func established(
        _ handle: ConnectionHandle,
        on executor: PollExecutor,
        counters: PostgreSQLCounters
    ) -> PostgreSQLConnection {
        let connection = PostgreSQLConnection(handle, on: executor, counters: counters)
        counters.connected()
        connection.assumeIsolated { $0.watch() }
        return connection
    }

    private func watch() {
        self.handle?.watch(for: .read) { [weak self] _ in self?.assumeIsolated { $0.ready() } }
    }

    static func backendProcess(_ handle: ConnectionHandle) -> Int32 {
        PQbackendPID(handle.pointer)
    }
}
