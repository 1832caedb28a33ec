/// How long a command that somebody waits for may wait for a server.
enum Patience {
    static let forServers: Duration = .seconds(5)

    /// Runs the body, and gives up on it at the limit; the body is cancelled then.
    static func limit<Value: Sendable>(
        _ limit: Duration = Self.forServers,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
