/// Which due deliveries to take.
public struct DueQuery: Sendable, Equatable {
    /// At most so many.
    public var limit: Int
    /// At most so many of one host, with those in `busy`.
    public var perHost: Int
    /// What the caller has under way already, by host.
    public var busy: [String: Int]
    /// How long they are the caller's, by the store's clock.
    public var leaseMilliseconds: Int64

    public init(limit: Int, perHost: Int, busy: [String: Int] = [:], leaseMilliseconds: Int64) {
        self.limit = limit
        self.perHost = perHost
        self.busy = busy
        self.leaseMilliseconds = leaseMilliseconds
    }
}
