internal import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    /// Serialises what puts rows into the outbox.
    static let writer = PoolConnection.reserved("writer")
    private static let attempts = 4

    /// Null but in tests: the database's clock decides.
    var now: Parameter { .int8(self.testClock?().microseconds) }

    func read(_ statements: Statement...) async throws(StoreError) -> [QueryResult] {
        do {
            return try await self.pool.execute(statements, effect: .reads)
        } catch {
            throw StoreError(error)
        }
    }

    /// Runs a segment in one transaction, again when another got in its way; durable when it returns.
    func write(_ statements: [Statement], on connection: PoolConnection = .any) async throws(StoreError) -> [QueryResult] {
        var attempt = 1
        while true {
            do {
                // Cancelling the caller must not tear the commit from its answer.
                return try await self.pool.execute(statements, on: connection, isCancellable: false)
            } catch {
                switch error {
                case .deadlock, .serializationFailure:
                    if attempt == Self.attempts { throw StoreError(error) }
                    attempt += 1
                case .unavailable, .outcomeUnknown, .cancelled, .closed, .unreadableURL, .tooManyConnections, .uniqueViolation,
                    .insufficientPrivilege, .diskFull, .statementTimeout, .unexpectedValue, .other:
                    throw StoreError(error)
                }
            }
        }
    }
}
