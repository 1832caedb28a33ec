import EventSourcing
import HTTPAPI
import Settings

extension RateRules {
    private static let usualRate = 200.0
    private static let usualJobs = 10_000

    /// On a store that processes share users are held to the usual rates unless somebody says otherwise. The embedded default serves
    /// its owner, and holds nobody to anything that nobody asked for.
    init?(_ configuration: Configuration, store: (any RateStore)?) {
        let settings = configuration.http
        let isShared = store != nil
        let rate = settings.requestsPerSecond ?? (isShared ? Self.usualRate : 0)
        let burst = settings.burst ?? max(1, Int((rate * 5).rounded(.up)))
        let jobs = settings.jobsPerHour ?? (isShared ? Self.usualJobs : 0)
        guard rate > 0 || jobs > 0 else { return nil }
        self.init(
            store: store ?? InMemoryRates(clock: SystemTime.now),
            requests: rate > 0 ? TokenBucket(rate: rate, burst: min(1_000_000, burst)) : nil,
            jobs: jobs > 0 ? .hourly(jobs) : nil
        )
    }
}
