/// Which units are in and which are out while a résumé is brought to its pages.
struct PagePlan {
    let units: [SelectionUnit]
    let weights: [Double]
    private(set) var isKept: [Bool]
    private var isForced: [Bool]
    /// Units to set free when nothing else can go, step by step.
    private var releases: [[Int]]
    private let children: [[Int]]

    init(units: [SelectionUnit], weights: [Double], picked: [Int], releases: [[Int]]) {
        self.units = units
        self.weights = weights
        var isKept = Array(repeating: false, count: units.count)
        for unit in picked { isKept[unit] = true }
        self.isKept = isKept
        self.isForced = units.map(\.isForced)
        self.releases = releases.reversed()
        var children: [[Int]] = Array(repeating: [], count: units.count)
        for unit in units.indices {
            if let parent = units[unit].parent { children[parent].append(unit) }
        }
        self.children = children
    }

    var dropped: Set<SourceID> { Set(self.units.indices.filter { !self.isKept[$0] }.map { self.units[$0].id }) }

    var droppedCount: Int { self.isKept.count { !$0 } }

    /// Drops the units whose loss costs least per point until at least `points` are won. When only forced units are left, old jobs
    /// are set free step by step. False when nothing more can go.
    mutating func drop(points: Double) -> Bool {
        var won = 0.0
        while won < points {
            let candidates = self.candidates()
            guard !candidates.isEmpty else {
                guard let released = self.releases.popLast() else { return won > 0 }
                for unit in released { self.isForced[unit] = false }
                continue
            }
            for candidate in candidates where won < points {
                self.isKept[candidate] = false
                won += max(0.5, self.units[candidate].height)
            }
        }
        return true
    }

    /// Units that could go without anything forced, cheapest loss first.
    func candidates() -> [Int] {
        let open = self.openShares()
        return self.units.indices
            .filter { unit in self.isKept[unit] && !self.isForced[unit] && !self.children[unit].contains { self.isKept[$0] } }
            .map { (unit: $0, loss: self.loss(of: $0, open: open) / max(1, self.units[$0].height)) }
            .sorted { ($0.loss, $1.unit) < ($1.loss, $0.unit) }
            .map(\.unit)
    }

    /// Units left out that could come back, most valuable first.
    func returnable(within points: Double) -> [Int] {
        let open = self.openShares()
        return self.units.indices
            .filter { unit in
                !self.isKept[unit] && self.units[unit].height <= points && (self.units[unit].parent.map { self.isKept[$0] } ?? true)
            }
            .map { (unit: $0, gain: self.gain(of: $0, open: open)) }
            .filter { $0.gain > 0 }
            .sorted { ($1.gain, $0.unit) < ($0.gain, $1.unit) }
            .map(\.unit)
    }

    mutating func set(_ unit: Int, kept: Bool) { self.isKept[unit] = kept }

    /// True when the unit shows no wanted term.
    func isIrrelevant(_ unit: Int) -> Bool { self.units[unit].cover.isEmpty }

    private func openShares() -> [Double] {
        var open = Array(repeating: 1.0, count: self.weights.count)
        for unit in self.units.indices where self.isKept[unit] {
            for (term, strength) in self.units[unit].cover { open[term] *= 1 - strength }
        }
        return open
    }

    private func loss(of unit: Int, open: [Double]) -> Double {
        self.units[unit].base
            + self.units[unit].cover.reduce(0) { $0 + self.weights[$1.term] * open[$1.term] / (1 - $1.strength) * $1.strength }
    }

    private func gain(of unit: Int, open: [Double]) -> Double {
        self.units[unit].base + self.units[unit].cover.reduce(0) { $0 + self.weights[$1.term] * open[$1.term] * $1.strength }
    }
}
