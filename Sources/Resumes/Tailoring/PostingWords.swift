/// BM25 (k1 1.2, b 0.4) of a text against the words of a posting's requirements and duties, with fixed background weights and
/// a fixed mean length, so that a score depends on nothing but the text and the posting.
struct PostingWords {
    private static let k1 = 1.2
    private static let b = 0.4
    private static let meanLength = 14.0

    private let weights: [String: Double]

    init(requirements: [Requirement]) {
        var weights: [String: Double] = [:]
        for requirement in requirements {
            for word in Words.words(in: requirement.text) {
                let weight = BackgroundTable.weight(ofWord: word)
                if weight > 0, !word.allSatisfy(\.isNumber) { weights[Stemmer.stem(word)] = weight }
            }
        }
        self.weights = weights
    }

    /// 0…1.
    func score(of stems: [String]) -> Double {
        guard !stems.isEmpty, !self.weights.isEmpty else { return 0 }
        var counts: [(weight: Double, count: Double)] = []
        var slots: [String: Int] = [:]
        for stem in stems {
            guard let weight = self.weights[stem] else { continue }
            if let slot = slots[stem] {
                counts[slot].count += 1
            } else {
                slots[stem] = counts.count
                counts.append((weight, 1))
            }
        }
        let norm = Self.k1 * (1 - Self.b + Self.b * Double(stems.count) / Self.meanLength)
        let sum = counts.reduce(0) { $0 + $1.weight * $1.count * (Self.k1 + 1) / ($1.count + norm) }
        return sum / (sum + 4)
    }
}
