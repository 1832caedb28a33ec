import Testing

@testable import Resumes

@Suite("Selection")
struct SelectorTests {
    /// A small generator, so that the instances are the same everywhere.
    private struct Sequence {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            self.state = self.state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: self.state >> 33) % bound
        }
    }

    private func instance(seed: UInt64, count: Int) -> [SelectionUnit] {
        var random = Sequence(state: seed)
        return (0..<count)
            .map { index in
                SelectionUnit(
                    id: SourceID("/work/0/highlights/\(index)"),
                    parent: nil,
                    section: nil,
                    height: Double(14 * (1 + random.next(below: 3))),
                    base: Double(1 + random.next(below: 100)) / 100,
                    cover: [],
                    stems: [],
                    isForced: false
                )
            }
    }

    /// Exact 0/1 knapsack over whole points.
    private func oracle(_ units: [SelectionUnit], budget: Int) -> Double {
        var best = Array(repeating: 0.0, count: budget + 1)
        for unit in units {
            let height = Int(unit.height)
            guard height <= budget else { continue }
            for room in stride(from: budget, through: height, by: -1) { best[room] = max(best[room], best[room - height] + unit.base) }
        }
        return best[budget]
    }

    @Test("Within 6 % of the exact optimum on independent units, never over the budget", arguments: 1...40)
    func knapsack(seed: Int) {
        let units = self.instance(seed: UInt64(seed), count: 20 + seed)
        for budget in [56, 140, 420] {
            let selection = Selector(units: units, weights: [], sections: [], budget: Double(budget)).select()
            let optimum = self.oracle(units, budget: budget)
            #expect(selection.height <= Double(budget))
            #expect(selection.value >= 0.94 * optimum - 0.03, "seed \(seed) budget \(budget): \(selection.value) of \(optimum)")
            #expect(selection.value <= optimum + 1e-9)
        }
    }

    @Test("The best single unit beats many cheap ones when it is worth more")
    func bestSingle() {
        var units = (0..<3)
            .map { index in
                SelectionUnit(
                    id: SourceID("/\(index)"),
                    parent: nil,
                    section: nil,
                    height: 1,
                    base: 0.02,
                    cover: [],
                    stems: [],
                    isForced: false
                )
            }
        units.append(
            SelectionUnit(id: SourceID("/big"), parent: nil, section: nil, height: 100, base: 1, cover: [], stems: [], isForced: false)
        )
        let selection = Selector(units: units, weights: [], sections: [], budget: 100).select()
        #expect(selection.picked == [3])
    }

    @Test("A second text for the same term adds less than a text for another term")
    func concave() {
        func unit(_ name: String, _ term: Int) -> SelectionUnit {
            SelectionUnit(
                id: SourceID(name),
                parent: nil,
                section: nil,
                height: 10,
                base: 0,
                cover: [(term, 0.7)],
                stems: [],
                isForced: false
            )
        }
        let units = [unit("/a", 0), unit("/b", 0), unit("/c", 1)]
        let selection = Selector(units: units, weights: [1, 0.8], sections: [], budget: 20).select()
        #expect(selection.picked == [0, 2])
    }

    @Test("Of two texts of a job that say the same, one is enough")
    func duplicates() {
        func unit(_ name: String, _ base: Double, _ stems: [Int]) -> SelectionUnit {
            SelectionUnit(id: SourceID(name), parent: 0, section: nil, height: 10, base: base, cover: [], stems: stems, isForced: false)
        }
        let head = SelectionUnit(
            id: SourceID("/work/0"),
            parent: nil,
            section: nil,
            height: 10,
            base: 0,
            cover: [],
            stems: [],
            isForced: true
        )
        let units = [head, unit("/a", 1, [1, 2, 3, 4]), unit("/b", 0.9, [1, 2, 3, 4]), unit("/c", 0.5, [5, 6, 7])]
        #expect(Selector(units: units, weights: [], sections: [], budget: 30).select().picked == [0, 1, 3])
    }

    @Test("The head of an entry and the heading of its section are paid once, by the first text")
    func heads() {
        let head = SelectionUnit(
            id: SourceID("/projects/0"),
            parent: nil,
            section: 0,
            height: 20,
            base: 0.1,
            cover: [],
            stems: [],
            isForced: false
        )
        let texts = (0..<3)
            .map { index in
                SelectionUnit(
                    id: SourceID("/projects/0/highlights/\(index)"),
                    parent: 0,
                    section: nil,
                    height: 10,
                    base: 0.5,
                    cover: [],
                    stems: [],
                    isForced: false
                )
            }
        let selection = Selector(units: [head] + texts, weights: [], sections: [26], budget: 76).select()
        #expect(selection.picked == [0, 1, 2, 3])
        #expect(selection.height == 76)
    }

    @Test("Forced units stay even beyond the budget")
    func forced() {
        let unit = SelectionUnit(
            id: SourceID("/work/0"),
            parent: nil,
            section: nil,
            height: 50,
            base: 0,
            cover: [],
            stems: [],
            isForced: true
        )
        #expect(Selector(units: [unit], weights: [], sections: [], budget: 10).select().picked == [0])
    }
}
