/// A binary max-heap of units by ratio; equal ratios come in source order.
struct RatioHeap {
    typealias Entry = (unit: Int, ratio: Double)

    private var entries: [Entry] = []

    var top: Entry? { self.entries.first }

    static func precedes(_ lhs: Entry, _ rhs: Entry) -> Bool {
        lhs.ratio > rhs.ratio || (lhs.ratio == rhs.ratio && lhs.unit < rhs.unit)
    }

    mutating func push(_ unit: Int, ratio: Double) {
        self.entries.append((unit, ratio))
        var child = self.entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(self.entries[child], self.entries[parent]) else { break }
            self.entries.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Entry? {
        guard let first = self.entries.first else { return nil }
        let last = self.entries.removeLast()
        guard !self.entries.isEmpty else { return first }
        self.entries[0] = last
        var parent = 0
        while true {
            var largest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < self.entries.count {
                if Self.precedes(self.entries[child], self.entries[largest]) { largest = child }
            }
            if largest == parent { return first }
            self.entries.swapAt(parent, largest)
            parent = largest
        }
    }
}
