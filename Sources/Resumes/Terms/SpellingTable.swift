/// Spellings sorted by their folded scalars: all that begin alike stand together, so that reading on is a binary search.
///
/// Setting one up is a single sort of a few thousand short keys; a linked trie of the same spellings takes ten times as long.
struct SpellingTable: Sendable {
    private(set) var outputs: [TermTrie.Output]
    /// Where each spelling's folded scalars begin in ``scalars``; one more at the end.
    private var starts: [Int]
    private var scalars: [UInt32]
    /// For every ASCII code the first spelling that begins with it or a later one.
    private var firsts: [Int]

    init(_ outputs: [TermTrie.Output]) {
        var pool: [UInt32] = []
        pool.reserveCapacity(outputs.count * 16)
        var bounds: [Range<Int>] = []
        bounds.reserveCapacity(outputs.count)
        for output in outputs {
            let start = pool.count
            Self.append(output.spelling.text, to: &pool)
            bounds.append(start..<pool.count)
        }
        let order = Self.sorted(bounds, pool).filter { !bounds[$0].isEmpty }
        self.outputs = order.map { outputs[$0] }
        self.starts = []
        self.starts.reserveCapacity(order.count + 1)
        self.scalars = []
        self.scalars.reserveCapacity(pool.count)
        for position in order {
            self.starts.append(self.scalars.count)
            self.scalars.append(contentsOf: pool[bounds[position]])
        }
        self.starts.append(self.scalars.count)
        self.firsts = []
        var next = 0
        for code in UInt32(0)...128 {
            while next < order.count, self.scalars[self.starts[next]] < code { next += 1 }
            self.firsts.append(next)
        }
    }

    var all: Range<Int> { 0..<self.outputs.count }

    /// Of the spellings in a range, which agree up to `depth`, those that go on with a scalar.
    func narrowed(_ range: Range<Int>, at depth: Int, to scalar: UInt32) -> Range<Int> {
        if range.isEmpty { return range }
        if depth == 0, scalar < 128 { return self.firsts[Int(scalar)]..<self.firsts[Int(scalar) + 1] }
        let lower = self.lowerBound(range, depth, scalar)
        return lower..<self.lowerBound(lower..<range.upperBound, depth, scalar + 1)
    }

    /// Those that end after `length` scalars; in the order they were given.
    func outputs(in range: Range<Int>, ofLength length: Int) -> ArraySlice<TermTrie.Output> {
        var end = range.lowerBound
        while end < range.upperBound, self.starts[end + 1] - self.starts[end] == length { end += 1 }
        return self.outputs[range.lowerBound..<end]
    }

    private func lowerBound(_ range: Range<Int>, _ depth: Int, _ scalar: UInt32) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            let place = self.starts[middle] + depth
            if place >= self.starts[middle + 1] || self.scalars[place] < scalar { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Folded, a run of separators as one.
    private static func append(_ text: String, to pool: inout [UInt32]) {
        var wasSeparator = false
        for scalar in text.unicodeScalars {
            let folded = FoldedText.fold(scalar)
            let isSeparator = folded == FoldedText.separator
            if isSeparator, wasSeparator { continue }
            wasSeparator = isSeparator
            pool.append(folded)
        }
    }

    /// By their scalars, equal ones by their place. The first three scalars, packed into one number, settle most comparisons.
    private static func sorted(_ bounds: [Range<Int>], _ pool: [UInt32]) -> [Int] {
        let heads = bounds.map { range in
            (0..<3).reduce(UInt64(0)) { $0 << 21 | ($1 < range.count ? UInt64(pool[range.lowerBound + $1]) + 1 : 0) }
        }
        return bounds.indices.sorted { left, right in
            if heads[left] != heads[right] { return heads[left] < heads[right] }
            let first = pool[bounds[left]]
            let second = pool[bounds[right]]
            if first.elementsEqual(second) { return left < right }
            return first.lexicographicallyPrecedes(second)
        }
    }
}
