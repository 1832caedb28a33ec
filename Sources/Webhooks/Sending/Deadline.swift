/// Work that is given up when its time is over.
enum Deadline {
    /// What `work` returned, or nil when it was stopped; `work` must heed cancellation.
    static func run<T: Sendable>(
        within time: Duration,
        _ work: @escaping @Sendable () async -> T
    ) async -> T? {
        await withTaskGroup(of: T?.self) { group in
            group.addTask { await work() }
            group.addTask {
                try? await Task.sleep(for: time)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
