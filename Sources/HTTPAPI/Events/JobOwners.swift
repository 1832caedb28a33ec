import EventSourcing
import Synchronization

/// Whose jobs are whose: an event of the feed names its job alone. A job never changes hands, so what was looked up once stays; bounded
/// by two generations, the older of which goes when the younger is full.
final class JobOwners: Sendable {
    private struct State {
        var young: [JobID: UserID] = [:]
        var old: [JobID: UserID] = [:]
    }

    private static let generation = 16_384

    private let store: any JobStore
    private let state = Mutex(State())

    init(store: any JobStore) { self.store = store }

    /// Nil for a job that retention has dropped.
    func owner(of jobID: JobID) async throws(StoreError) -> UserID? {
        if let known = self.state.withLock({ $0.young[jobID] ?? $0.old[jobID] }) { return known }
        guard let owner = try await self.store.job(jobID)?.userID else { return nil }
        self.state.withLock { state in
            if state.young.count >= Self.generation {
                state.old = state.young
                state.young = [:]
            }
            state.young[jobID] = owner
        }
        return owner
    }
}
