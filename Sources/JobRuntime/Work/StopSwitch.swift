/// Stops one step attempt without touching its neighbours.
struct StopSwitch: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    init() { (self.stream, self.continuation) = AsyncStream.makeStream(of: Never.self) }

    func stop() { self.continuation.finish() }

    /// Runs the work; cancels it when the switch is thrown. Returns when the work has returned, whatever it made of that.
    func guarding<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                for await _ in self.stream {}
                return nil
            }
            var result: Value?
            while result == nil {
                result = await group.next() ?? nil
                group.cancelAll()
            }
            guard let result else { preconditionFailure("the work always returns a value") }
            return result
        }
    }
}
