/// Units chosen so far, what of each wanted term is still uncovered, and what has been paid.
struct SelectionState {
    /// Most comparisons a unit costs against units already chosen from its entry.
    static let comparisons = 24

    let units: [SelectionUnit]
    let weights: [Double]
    /// Height of each optional section's heading.
    let sections: [Double]
    private(set) var isPicked: [Bool]
    private(set) var open: [Double]
    private(set) var paidSections: [Bool]
    private(set) var height = 0.0
    private(set) var value = 0.0
    private var siblings: [Int: [Int]] = [:]

    init(units: [SelectionUnit], weights: [Double], sections: [Double]) {
        self.units = units
        self.weights = weights
        self.sections = sections
        self.isPicked = Array(repeating: false, count: units.count)
        self.open = Array(repeating: 1, count: weights.count)
        self.paidSections = Array(repeating: false, count: sections.count)
    }

    var picked: [Int] { self.units.indices.filter { self.isPicked[$0] } }

    /// What the unit would add now. Only ever falls as more is chosen, except that it may rise when its head is chosen for it.
    func gain(of unit: Int) -> Double {
        let candidate = self.units[unit]
        var gain = candidate.base
        for (term, strength) in candidate.cover { gain += self.weights[term] * self.open[term] * strength }
        return gain * (1 - self.likeness(of: unit))
    }

    /// Points the unit would add now, with its head and heading where they are not there yet.
    func cost(of unit: Int) -> Double {
        let candidate = self.units[unit]
        var cost = candidate.height
        if let parent = candidate.parent, !self.isPicked[parent] {
            cost += self.cost(of: parent)
        } else if let section = candidate.section, !self.paidSections[section] {
            cost += self.sections[section]
        }
        return cost
    }

    mutating func pick(_ unit: Int) {
        guard !self.isPicked[unit] else { return }
        let candidate = self.units[unit]
        if let parent = candidate.parent { self.pick(parent) }
        self.value += self.gain(of: unit)
        if let section = candidate.section, !self.paidSections[section] {
            self.height += self.sections[section]
            self.paidSections[section] = true
        }
        self.height += candidate.height
        for (term, strength) in candidate.cover { self.open[term] *= 1 - strength }
        self.isPicked[unit] = true
        if let parent = candidate.parent { self.siblings[parent, default: []].append(unit) }
    }

    /// 0 for a text like no other in its entry, near 1 for one that says what another says (MMR).
    private func likeness(of unit: Int) -> Double {
        guard let parent = self.units[unit].parent, let chosen = self.siblings[parent] else { return 0 }
        var most = 0.0
        for other in chosen.suffix(Self.comparisons) {
            most = max(most, Self.overlap(self.units[unit].stems, self.units[other].stems))
        }
        return most > 0.5 ? 0.9 * most : 0.3 * most
    }

    /// Jaccard index of two sorted lists.
    private static func overlap(_ lhs: [Int], _ rhs: [Int]) -> Double {
        guard !lhs.isEmpty, !rhs.isEmpty else { return 0 }
        var left = 0
        var right = 0
        var common = 0
        while left < lhs.count, right < rhs.count {
            if lhs[left] == rhs[right] {
                common += 1
                left += 1
                right += 1
            } else if lhs[left] < rhs[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return Double(common) / Double(lhs.count + rhs.count - common)
    }
}
