/// The gain of every text of a résumé for one posting.
struct GainTable {
    static let exact = 0.7
    static let neighbour = 0.28

    let wanted: WantedTerms
    /// Parallel to the index's texts.
    let gains: [TextGain]
    private let positionByID: [SourceID: Int]

    init(index: ResumeIndex, wanted: WantedTerms, requirements: [Requirement]) {
        self.wanted = wanted
        let query = PostingWords(requirements: requirements)
        var gains: [TextGain] = []
        gains.reserveCapacity(index.texts.count)
        var positionByID: [SourceID: Int] = [:]
        for (position, text) in index.texts.enumerated() {
            positionByID[text.id] = position
            guard text.role != .identity else {
                gains.append(TextGain(cover: [], base: 0, alone: 0, relevance: 0))
                continue
            }
            let recency = index.recency(of: text.entry)
            let cover = Self.cover(of: index.terms[position], wanted: wanted, recency: recency)
            let words = 0.3 * query.score(of: index.stems[position]) * recency
            let base = words + 0.1 * TextQuality.score(of: text.text) * recency
            let terms = cover.reduce(0) { $0 + wanted.weights[$1.term] * $1.strength }
            gains.append(TextGain(cover: cover, base: base, alone: terms + base, relevance: terms + words))
        }
        self.gains = gains
        self.positionByID = positionByID
    }

    /// Gain of the text at a pointer; nil when there is none.
    func gain(of id: SourceID) -> TextGain? { self.positionByID[id].map { self.gains[$0] } }

    func position(of id: SourceID) -> Int? { self.positionByID[id] }

    private static func cover(of terms: [Term], wanted: WantedTerms, recency: Double) -> [(term: Int, strength: Double)] {
        var strengths: [Int: Double] = [:]
        for term in terms {
            if let position = wanted.positions[term.id] {
                strengths[position] = max(strengths[position] ?? 0, Self.exact * recency)
            }
            for position in wanted.related[term.id] ?? [] {
                strengths[position] = max(strengths[position] ?? 0, Self.neighbour * recency)
            }
        }
        return strengths.keys.sorted().map { ($0, strengths[$0] ?? 0) }
    }
}
