/// Chooses units under a height: lazy cost-benefit greedy on concave coverage, compared with a start from the best single
/// unit, then one pass of swaps.
struct Selector {
    /// Swap candidates looked at, on either side.
    static let swapCandidates = 24
    /// No swaps beyond so many chosen units: with so many, one exchange changes little and costs much.
    static let swapLimit = 200

    let units: [SelectionUnit]
    let weights: [Double]
    let sections: [Double]
    let budget: Double

    /// Forced units are chosen even beyond the budget.
    func select() -> Selection {
        var start = SelectionState(units: self.units, weights: self.weights, sections: self.sections)
        for unit in self.units.indices where self.units[unit].isForced { start.pick(unit) }
        var best = self.filled(from: start)
        if let single = self.bestSingle(from: start) {
            var other = start
            other.pick(single)
            other = self.filled(from: other)
            if other.value > best.value { best = other }
        }
        best = self.swapped(best)
        return Selection(picked: best.picked, value: best.value, height: best.height)
    }

    /// Units by gain per point until nothing more fits. Gains only fall, so a stale entry is an upper bound and is looked at
    /// again only when it comes to the top.
    private func filled(from start: SelectionState) -> SelectionState {
        var state = start
        var heap = RatioHeap()
        var children: [Int: [Int]] = [:]
        for unit in self.units.indices {
            if let parent = self.units[unit].parent { children[parent, default: []].append(unit) }
            if !state.isPicked[unit] { heap.push(unit, ratio: self.ratio(of: unit, in: state)) }
        }
        while let top = heap.pop() {
            guard !state.isPicked[top.unit] else { continue }
            guard state.height + state.cost(of: top.unit) <= self.budget else { continue }
            let ratio = self.ratio(of: top.unit, in: state)
            guard ratio > 0 else { continue }
            if ratio < top.ratio, let next = heap.top, RatioHeap.precedes(next, (top.unit, ratio)) {
                heap.push(top.unit, ratio: ratio)
                continue
            }
            let parent = self.units[top.unit].parent
            let paysHead = parent.map { !state.isPicked[$0] } ?? true
            state.pick(top.unit)
            if paysHead {
                // The head is paid for now, so its other texts have become cheaper than their entries say.
                for child in children[parent ?? top.unit] ?? [] where !state.isPicked[child] {
                    heap.push(child, ratio: self.ratio(of: child, in: state))
                }
            }
        }
        return state
    }

    private func ratio(of unit: Int, in state: SelectionState) -> Double {
        var gain = state.gain(of: unit)
        if let parent = self.units[unit].parent, !state.isPicked[parent] { gain += state.gain(of: parent) }
        return gain / max(1, state.cost(of: unit))
    }

    private func bestSingle(from start: SelectionState) -> Int? {
        var best: (unit: Int, gain: Double)?
        for unit in self.units.indices where !start.isPicked[unit] && start.height + start.cost(of: unit) <= self.budget {
            let gain = start.gain(of: unit)
            if gain > (best?.gain ?? 0) { best = (unit, gain) }
        }
        return best?.unit
    }

    /// Exchanges one chosen text for one left out wherever that raises the value and still fits; each text left out has one try.
    private func swapped(_ state: SelectionState) -> SelectionState {
        var best = state
        guard best.picked.count <= Self.swapLimit else { return best }
        let outside = self.units.indices.filter { !best.isPicked[$0] }
            .map { (unit: $0, gain: best.gain(of: $0)) }
            .sorted { ($1.gain, $0.unit) < ($0.gain, $1.unit) }
            .prefix(Self.swapCandidates)
        for (candidate, gain) in outside {
            let parents = Set(best.picked.compactMap { self.units[$0].parent })
            let inside = best.picked.filter { !self.units[$0].isForced && !parents.contains($0) }
                .map {
                    (unit: $0, worth: self.units[$0].base + self.units[$0].cover.reduce(0) { $0 + self.weights[$1.term] * $1.strength })
                }
                .filter { $0.worth < gain || self.units[$0.unit].height > self.units[candidate].height }
                .sorted { ($0.worth, $0.unit) < ($1.worth, $1.unit) }
                .prefix(Self.swapCandidates)
            for (victim, _) in inside {
                guard best.height - self.units[victim].height + self.units[candidate].height <= self.budget else { continue }
                let picked = best.picked.filter { $0 != victim } + [candidate]
                var other = SelectionState(units: self.units, weights: self.weights, sections: self.sections)
                for unit in picked { other.pick(unit) }
                if other.value > best.value + 1e-9, other.height <= self.budget {
                    best = other
                    break
                }
            }
        }
        return best
    }
}
