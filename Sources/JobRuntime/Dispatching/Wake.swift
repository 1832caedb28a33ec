/// Wakes one waiting loop. Signals that come while nobody waits are remembered as one.
public struct Wake: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    public init() {
        (self.stream, self.continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    public func signal() { self.continuation.yield() }

    /// No more waiting: every wait returns false from now on.
    public func end() { self.continuation.finish() }

    /// Waits for a signal; false once ended or cancelled.
    public func wait() async -> Bool {
        for await _ in self.stream { return true }
        return false
    }

    /// Waits for a signal or for the time to pass; false once ended or cancelled.
    public func wait(atMost duration: Duration) async -> Bool {
        await withTaskGroup(of: Bool?.self) { group in
            group.addTask { await self.wait() }
            group.addTask {
                try? await Task.sleep(for: duration)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? !Task.isCancelled
        }
    }
}
