/// The posting's terms with their weights: strength of the demand × how telling the term is × how often and where it stands.
struct WantedTerms {
    /// Distinct, in the order of the requirements.
    let terms: [Term]
    /// Parallel to ``terms``.
    let weights: [Double]
    /// Positions in ``terms`` by id.
    let positions: [String: Int]
    /// For a term that is not wanted itself, the wanted terms it is related to.
    let related: [String: [Int]]
    /// Spelling used in the posting, by term id.
    let spellings: [String: String]

    init(requirements: [Requirement], posting: Posting, recognizer: TermRecognizer) {
        var mentions: [String: Int] = [:]
        var spellings: [String: String] = [:]
        for block in posting.blocks where block.section != .boilerplate {
            for mention in recognizer.mentions(in: block.text) {
                mentions[mention.term.id, default: 0] += 1
                if spellings[mention.term.id] == nil { spellings[mention.term.id] = mention.spelling }
            }
        }
        let titled = Set((posting.title.map { recognizer.mentions(in: $0) } ?? []).map(\.term.id))
        var terms: [Term] = []
        var weights: [Double] = []
        var positions: [String: Int] = [:]
        for requirement in requirements {
            for term in requirement.terms {
                let soft = recognizer.lexicon.isWeak(term) ? 0.4 : 1
                let repeats = 1 + 0.2 * Double(min(4, max(0, (mentions[term.id] ?? 1) - 1)))
                let weight =
                    requirement.weight * BackgroundTable.weight(ofTerm: term.id) * soft * repeats * (titled.contains(term.id) ? 1.5 : 1)
                if let known = positions[term.id] {
                    weights[known] = max(weights[known], weight)
                } else {
                    positions[term.id] = terms.count
                    terms.append(term)
                    weights.append(weight)
                }
            }
        }
        var related: [String: [Int]] = [:]
        for (position, term) in terms.enumerated() {
            for neighbour in recognizer.lexicon.neighbours(of: term) where positions[neighbour.id] == nil {
                related[neighbour.id, default: []].append(position)
            }
        }
        self.terms = terms
        self.weights = weights
        self.positions = positions
        self.related = related
        self.spellings = spellings
    }
}
