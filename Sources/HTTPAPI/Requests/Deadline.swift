/// Thrown when time is up.
struct DeadlineExceeded: Error {}

enum Deadline {
    /// Runs the body, and cancels it when it takes longer.
    static func within<Value: Sendable>(
        _ duration: Duration,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: duration)
                throw DeadlineExceeded()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw DeadlineExceeded() }
            return value
        }
    }
}
