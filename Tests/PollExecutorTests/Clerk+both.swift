import PollExecutor

extension Clerk {
    /// Registers each clerk on its pair in one job of this one; the first that is ready cancels both.
    func register(both clerks: [Clerk], on pairs: [SocketPair], onReady: @escaping @Sendable (Int) -> Void) {
        for (number, (clerk, pair)) in zip(clerks, pairs).enumerated() {
            clerk.assumeIsolated { clerk in
                clerk.watch(pair.near, for: .read) { _, _ in
                    onReady(number)
                    for other in clerks {
                        other.assumeIsolated { $0.stopWatching() }
                    }
                }
            }
        }
    }
}
