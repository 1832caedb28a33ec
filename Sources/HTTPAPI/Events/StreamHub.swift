import EventSourcing
import Messaging
import Synchronization

/// Wakes those who watch jobs when something may have happened. Changes that are announced wake at once; looking into the store
/// regularly wakes for what no announcement told of.
final class StreamHub: Sendable {
    private struct State {
        var registry = StreamRegistry()
        var isClosing = false
    }

    let limits: HTTPLimits
    let metrics: HTTPMetrics
    private let state = Mutex(State())

    init(limits: HTTPLimits, metrics: HTTPMetrics) {
        self.limits = limits
        self.metrics = metrics
    }

    /// A place among the watchers. Refused when there are too many, or the service is stopping.
    func subscribe(_ subscription: StreamSubscription) throws(Problem) -> StreamLease {
        let number: UInt64? = self.state.withLock { state in
            let user = subscription.caller.userID
            guard !state.isClosing, state.registry.count < self.limits.streams, state.registry.count(of: user) < self.limits.streamsPerUser
            else { return nil }
            return state.registry.add(subscription)
        }
        guard let number else { throw Problem(.overloaded, "there are too many streams", retryAfterSeconds: 5) }
        return StreamLease(subscription, number, of: self)
    }

    func remove(_ number: UInt64, _ subscription: StreamSubscription) {
        self.state.withLock { $0.registry.remove(number) }
    }

    var count: Int { self.state.withLock { $0.registry.count } }

    /// Jobs that somebody watches.
    var watchedJobs: [JobID] { self.state.withLock { $0.registry.jobs } }

    var watchers: [StreamSubscription] { self.state.withLock { Array($0.registry.all.values) } }

    // MARK: - Waking

    func note(_ change: JobChange) {
        let (ofJob, ofUser) = self.state.withLock { state in
            (state.registry.watchers(of: .job(change.jobID)), state.registry.watchers(of: .user(change.userID)))
        }
        for watcher in ofJob { watcher.stands(at: change.version) }
        for watcher in ofUser { watcher.raise(.changed) }
    }

    func note(_ versions: [JobID: Int]) {
        for (jobID, version) in versions {
            for watcher in self.state.withLock({ $0.registry.watchers(of: .job(jobID)) }) { watcher.stands(at: version) }
        }
    }

    func note(_ users: Set<UserID>) {
        for user in users {
            for watcher in self.state.withLock({ $0.registry.watchers(of: .user(user)) }) { watcher.raise(.changed) }
        }
    }

    var hasUserWatchers: Bool { self.state.withLock { $0.registry.hasUserWatchers } }

    /// All who watch users' jobs look for themselves.
    func noteUnknownChange() {
        for watcher in self.state.withLock({ $0.registry.userWatchers }) { watcher.raise(.changed) }
    }

    /// Everyone is told to end; nobody new is taken.
    func close() {
        let watchers = self.state.withLock { state in
            state.isClosing = true
            return Array(state.registry.all.values)
        }
        for watcher in watchers { watcher.raise(.closing) }
    }
}
