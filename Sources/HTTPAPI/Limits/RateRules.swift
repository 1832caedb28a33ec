public import EventSourcing

/// How much each user may ask of all processes that share a store of rates.
public struct RateRules: Sendable {
    public var store: any RateStore
    /// Of requests but for streams; nil for as many as they like.
    public var requests: TokenBucket?
    /// Of jobs made; nil for as many as they like.
    public var jobs: RateWindow?

    public init(store: any RateStore, requests: TokenBucket? = nil, jobs: RateWindow? = nil) {
        self.store = store
        self.requests = requests
        self.jobs = jobs
    }
}
