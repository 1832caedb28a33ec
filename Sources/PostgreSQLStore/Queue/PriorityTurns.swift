internal import EventSourcing

/// Shares deliveries out among the priorities: of seven turns high has four, default two and low one.
struct PriorityTurns {
    private static let order: [Int] = [0, 1, 0, 2, 0, 1, 0]

    private var next = 0

    /// How many of the next turns each priority has: high, default, low.
    func shares(of count: Int) -> [Int32] {
        var shares: [Int32] = [0, 0, 0]
        for turn in 0..<count { shares[Self.order[(self.next + turn) % Self.order.count]] += 1 }
        return shares
    }

    mutating func pass(_ count: Int) { self.next = (self.next + count) % Self.order.count }
}
