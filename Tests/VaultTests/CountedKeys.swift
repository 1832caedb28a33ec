import EventSourcing
import Synchronization

/// Counts what is read of a key store, after giving others the chance to ask too.
final class CountedKeys: KeyStore {
    private struct State {
        var reads = 0
        var mustFail = false
    }

    private let inner: InMemoryJobStore
    private let state = Mutex(State())

    init(_ inner: InMemoryJobStore) { self.inner = inner }

    var reads: Int { self.state.withLock { $0.reads } }

    /// The next read fails.
    func failNext() { self.state.withLock { $0.mustFail = true } }

    func newestKey(of user: UserID) async throws(StoreError) -> UserKey? {
        try await self.count()
        return await self.inner.newestKey(of: user)
    }

    func key(of user: UserID, keyID: Int64) async throws(StoreError) -> UserKey? {
        try await self.count()
        return await self.inner.key(of: user, keyID: keyID)
    }

    func insertKey(_ key: UserKey) async throws(StoreError) -> UserKey { await self.inner.insertKey(key) }

    func destroyKeys(of user: UserID) async throws(StoreError) { await self.inner.destroyKeys(of: user) }

    func destroyPayloads(of job: JobID) async throws(StoreError) { await self.inner.destroyPayloads(of: job) }

    private func count() async throws(StoreError) {
        let fails = self.state.withLock { state in
            state.reads += 1
            defer { state.mustFail = false }
            return state.mustFail
        }
        for _ in 0..<200 { await Task.yield() }
        if fails { throw .unavailable(reason: "test") }
    }
}
