/// Measurements of one thing, in one unit.
struct Samples {
    private let sorted: [Double]

    init(_ values: [Double]) {
        self.sorted = values.sorted()
    }

    var count: Int { self.sorted.count }
    var least: Double { self.sorted.first ?? .nan }
    var most: Double { self.sorted.last ?? .nan }
    var median: Double { self.percentile(50) }

    /// By nearest rank.
    func percentile(_ percent: Double) -> Double {
        guard !self.sorted.isEmpty else { return .nan }
        let rank = Int((percent / 100 * Double(self.sorted.count)).rounded(.up))
        return self.sorted[min(max(rank, 1), self.sorted.count) - 1]
    }
}
