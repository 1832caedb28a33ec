internal import NIOPosix
internal import Synchronization

/// Asks the system's resolver (`getaddrinfo`), which blocks and cannot be stopped, on threads of its own, and waits for it no longer than
/// a deadline. A lookup given up goes on on its thread, so the number of lookups is bounded.
public final class SystemResolver: HostResolver {
    private let pool: NIOThreadPool
    private let deadline: Duration
    private let limit: Int
    private let running = Mutex(0)

    /// - Parameters:
    ///   - deadline: how long to wait for one name.
    ///   - threads: how many names are looked up at once.
    ///   - limit: how many may be looked up or wait for it; beyond it a lookup fails as busy.
    public init(deadline: Duration = .seconds(5), threads: Int = 4, limit: Int = 64) {
        self.pool = NIOThreadPool(numberOfThreads: threads)
        self.deadline = deadline
        self.limit = limit
        self.pool.start()
    }

    // The pool keeps itself until its threads have ended.
    deinit { self.pool.shutdownGracefully { _ in } }

    public func addresses(of name: String) async throws(ResolutionError) -> [IPAddress] {
        try await self.addresses(of: name, by: AddressLookup.addresses)
    }

    func addresses(
        of name: String,
        by lookup: @escaping @Sendable (String) -> Result<[IPAddress], ResolutionError>
    ) async throws(ResolutionError) -> [IPAddress] {
        let admitted = self.running.withLock { running in
            guard running < self.limit else { return false }
            running += 1
            return true
        }
        guard admitted else { throw .busy }
        let answer = FirstAnswer()
        // Keeps this resolver, and so its count, until the thread is done.
        self.pool.submit { state in
            defer { self.running.withLock { $0 -= 1 } }
            switch state {
            case .active: answer.give(lookup(name))
            case .cancelled: answer.give(.failure(.cancelled))
            }
        }
        return try await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await Task.sleep(for: self.deadline)
                    answer.give(.failure(.timedOut))
                } catch {
                    answer.give(.failure(.cancelled))
                }
            }
            let result = await answer.value()
            group.cancelAll()
            return result
        }
        .get()
    }
}
