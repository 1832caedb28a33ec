/// Keeps an issuer's keys and fetches them anew: regularly, and when a token names a key that is not among them.
///
/// Whatever tokens come, two fetches are never at once and never closer than ``KeySetOptions/spacing``. A fetch that fails
/// leaves the keys as they were.
public actor KeySetCache {
    private let source: any KeySetSource
    private let options: KeySetOptions
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void

    private var set: KeySet?
    /// Of the document the keys are from.
    private var tag: String?
    private var fetchedAt: Duration?
    private var attemptedAt: Duration?
    private var failure: KeySetError?
    private var fetches = 0
    /// The fetch under way. It is a task of its own so that the request which caused it can go away without taking it from the
    /// others that wait for it; all who start or find it await it, and it ends within the timeout.
    private var flight: Task<Void, Never>?

    public init(source: any KeySetSource, options: KeySetOptions = KeySetOptions(), clock: some Clock<Duration> = ContinuousClock()) {
        self.source = source
        self.options = options
        let start = clock.now
        self.elapsed = { start.duration(to: clock.now) }
        self.sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
    }

    public var status: KeySetStatus {
        KeySetStatus(
            keys: self.set?.keys.count,
            skipped: self.set?.skipped ?? 0,
            fetches: self.fetches,
            failure: self.failure,
            age: self.fetchedAt.map { self.elapsed() - $0 }
        )
    }

    /// Fetches the keys now, as a service does before it takes requests. Throws what it failed with.
    public func load() async throws(KeySetError) {
        await self.fetchOnce()
        if let failure { throw failure }
    }

    /// Fetches regularly until the task is cancelled; sooner again after a failure.
    public func run() async {
        while !Task.isCancelled {
            let pause = self.failure == nil ? self.options.refresh : min(self.options.refresh, self.options.spacing)
            let due = (self.attemptedAt ?? self.elapsed() - pause) + pause - self.elapsed()
            if due > .zero {
                guard (try? await self.sleep(due)) != nil else { return }
                // Somebody else may have fetched meanwhile.
                continue
            }
            await self.fetchOnce()
        }
    }

    /// The keys a token may be signed with.
    func keys(for header: TokenHeader) async throws(TokenError) -> [VerificationKey] {
        if self.lacks(header.keyID) { await self.fetchIfDue() }
        guard let set else { throw .keysUnavailable }
        return try set.keys(for: header)
    }

    private func lacks(_ id: String?) -> Bool {
        guard let set else { return true }
        return id.map { !set.knows($0) } ?? false
    }

    // MARK: - Fetching

    private func fetchIfDue() async {
        if self.flight == nil, let attemptedAt, self.elapsed() - attemptedAt < self.options.spacing { return }
        await self.fetchOnce()
    }

    private func fetchOnce() async {
        if let flight {
            await flight.value
            return
        }
        self.attemptedAt = self.elapsed()
        self.fetches += 1
        // A task of its own: all who wait share it, and the fetch goes on when the one who began it is cancelled.
        let flight = Task { await self.fetch() }
        self.flight = flight
        await flight.value
    }

    private func fetch() async {
        defer { self.flight = nil }
        do throws(KeySetError) {
            if let document = try await self.document() {
                self.set = try await KeySet(document: document.bytes)
                self.tag = document.tag
            }
            self.fetchedAt = self.elapsed()
            self.failure = nil
        } catch {
            self.failure = error
        }
    }

    private func document() async throws(KeySetError) -> KeySetDocument? {
        let (source, tag, sleep, timeout) = (self.source, self.tag, self.sleep, self.options.timeout)
        let result: Result<KeySetDocument?, KeySetError>? = await withTaskGroup { group in
            group.addTask { () async -> Result<KeySetDocument?, KeySetError> in
                do throws(KeySetError) {
                    return .success(try await source.fetch(unless: tag))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await sleep(timeout)
                return .failure(.timedOut)
            }
            defer { group.cancelAll() }
            return await group.next()
        }
        guard let result else { throw .timedOut }
        return try result.get()
    }
}
