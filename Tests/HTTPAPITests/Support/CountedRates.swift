import EventSourcing
import HTTPAPI
import JobRuntime
import Synchronization

/// Counts how often the store of rates is asked; fails while it is told to.
final class CountedRates: RateStore {
    private let inner: InMemoryRates
    private let asked = Atomic<Int>(0)
    private let isDown = Atomic<Bool>(false)

    init(clock: @escaping @Sendable () -> Timestamp = { RuntimeClock.system.now() }) { self.inner = InMemoryRates(clock: clock) }

    var questions: Int { self.asked.load(ordering: .relaxed) }

    func goDown() { self.isDown.store(true, ordering: .relaxed) }

    func take(_ tokens: Int, of user: UserID, from name: String, _ bucket: TokenBucket) async throws(StoreError) -> RateAnswer {
        try self.count()
        return await self.inner.take(tokens, of: user, from: name, bucket)
    }

    func count(_ number: Int, of user: UserID, in name: String, _ window: RateWindow) async throws(StoreError) -> RateAnswer {
        try self.count()
        return await self.inner.count(number, of: user, in: name, window)
    }

    private func count() throws(StoreError) {
        self.asked.add(1, ordering: .relaxed)
        if self.isDown.load(ordering: .relaxed) { throw .unavailable(reason: "it is down") }
    }
}
