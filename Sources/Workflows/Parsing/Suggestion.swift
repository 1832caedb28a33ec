/// Finds what somebody may have meant.
package enum Suggestion {
    /// The candidate nearest to a word, when it is near enough to be a slip; ties go to the earlier candidate.
    package static func nearest(to word: String, in candidates: [String]) -> String? {
        let limit = word.count <= 3 ? 1 : 2
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            let distance = Self.distance(Array(word.lowercased()), Array(candidate.lowercased()))
            if distance <= limit, distance < (best?.distance ?? .max) { best = (distance, candidate) }
        }
        return best?.candidate
    }

    /// `; did you mean “x”?`, or nothing.
    package static func hint(for word: String, in candidates: [String]) -> String {
        self.nearest(to: word, in: candidates).map { "; did you mean “\($0)”?" } ?? ""
    }

    /// Edits between two words, a swap of neighbours counting once (optimal string alignment).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard left.count <= 64, right.count <= 64 else { return .max }
        var before: [Int] = []
        var row = Array(0...right.count)
        for i in left.indices {
            var next = [i + 1]
            for j in right.indices {
                var cost = min(row[j] + (left[i] == right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, before[j - 1] + 1) }
                next.append(cost)
            }
            before = row
            row = next
        }
        return row[right.count]
    }
}
