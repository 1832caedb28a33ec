import EventSourcing
import Synchronization

/// Holds users to so many requests.
///
/// Tokens are taken from the store in chunks (``UserTokens/chunk(of:)``), so that a round trip pays for many requests. In the long run
/// nobody gets more than the rate; in one go a user may get more than the bucket holds by what processes still have in hand, one chunk
/// each at most, and who spreads requests over many processes may get that much less. Tokens in hand that are not used for a while are
/// forgotten. While the store does not answer nobody is refused: then it is the store that limits.
final class RequestRates: Sendable {
    private static let name = "requests"
    private static let roomAtFirst = 1024
    /// How long a user's entry is kept without use.
    private static let keeping: Duration = .seconds(60)

    private struct State {
        var users: [UserID: UserTokens] = [:]
        var waiters: [UserID: [CheckedContinuation<Void, Never>]] = [:]
        /// How many entries are kept before idle ones are looked for.
        var room = RequestRates.roomAtFirst
    }

    private let store: any RateStore
    private let bucket: TokenBucket
    private let state = Mutex(State())

    init(store: any RateStore, bucket: TokenBucket) {
        self.store = store
        self.bucket = bucket
    }

    /// Counts a request; throws 429 for one too many.
    func admit(_ user: UserID, _ notes: RequestNotes, _ metrics: HTTPMetrics) async throws(Problem) {
        while true {
            let now = ContinuousClock.now
            let (verdict, notice) = self.state.withLock { state in
                var tokens = state.users[user] ?? UserTokens(self.bucket, at: now)
                let verdict = tokens.requested(at: now)
                state.users[user] = tokens
                Self.prune(&state, at: now)
                return (verdict, tokens.notice(at: now))
            }
            switch verdict {
            case .granted: return notes.rate(notice)
            case .refused(let wait):
                notes.rate(notice)
                metrics.rateLimited(.requests)
                throw Problem(.rateLimited, "come back later", retryAfterSeconds: max(1, Int((wait / .seconds(1)).rounded(.up))))
            case .ask(let count): await self.ask(count, of: user)
            case .wait: await self.wait(for: user)
            }
        }
    }

    private func ask(_ count: Int, of user: UserID) async {
        let answer = try? await self.store.take(count, of: user, from: Self.name, self.bucket)
        let waiters = self.state.withLock { state in
            if let answer {
                state.users[user]?.answered(answer, of: count, at: .now)
            } else {
                state.users[user]?.failed(at: .now)
            }
            return state.waiters.removeValue(forKey: user) ?? []
        }
        for waiter in waiters { waiter.resume() }
    }

    private func wait(for user: UserID) async {
        await withCheckedContinuation { continuation in
            let isOver = self.state.withLock { state in
                guard state.users[user]?.isAsking == true else { return true }
                state.waiters[user, default: []].append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private static func prune(_ state: inout State, at now: ContinuousClock.Instant) {
        guard state.users.count > state.room else { return }
        state.users = state.users.filter { $0.value.isAsking || $0.value.lastUse.duration(to: now) < Self.keeping }
        // Twice what is left, so that looking costs little a request.
        state.room = max(Self.roomAtFirst, state.users.count * 2)
    }
}
