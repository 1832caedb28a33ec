/// What a dispatcher has under way.
struct DispatcherLoad {
    private var total = 0
    private(set) var hosts: [String: Int] = [:]

    mutating func started(_ host: String) {
        self.total += 1
        self.hosts[host, default: 0] += 1
    }

    mutating func ended(_ host: String) {
        self.total -= 1
        let left = self.hosts[host, default: 0] - 1
        self.hosts[host] = left > 0 ? left : nil
    }

    /// What may be taken now; nil when every place is in use.
    func query(_ options: DispatcherOptions) -> DueQuery? {
        guard self.total < options.concurrency else { return nil }
        return DueQuery(
            limit: options.concurrency - self.total,
            perHost: options.perHost,
            busy: self.hosts,
            leaseMilliseconds: options.leaseMilliseconds
        )
    }
}
