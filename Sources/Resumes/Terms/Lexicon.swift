/// Known terms with their spellings, kinds and families.
public struct Lexicon: Sendable {
    /// Every entry, in the order of the data.
    public let entries: [LexiconEntry]
    private let indexByID: [String: Int]
    private let indicesByFamily: [String: [Int]]

    public init(entries: [LexiconEntry]) {
        var indexByID: [String: Int] = [:]
        var indicesByFamily: [String: [Int]] = [:]
        var kept: [LexiconEntry] = []
        for entry in entries where indexByID[entry.term.id] == nil {
            indexByID[entry.term.id] = kept.count
            indicesByFamily[entry.family, default: []].append(kept.count)
            kept.append(entry)
        }
        self.entries = kept
        self.indexByID = indexByID
        self.indicesByFamily = indicesByFamily
    }

    /// The lexicon that comes with Selvedge.
    public static let standard = Lexicon(entries: LexiconParser.entries(in: Self.standardData))

    public func entry(for term: Term) -> LexiconEntry? {
        self.indexByID[term.id].map { self.entries[$0] }
    }

    /// The family a term belongs to ("relational database"); nil for terms the lexicon does not know.
    public func family(of term: Term) -> String? { self.entry(for: term)?.family }

    /// Nil for terms the lexicon does not know.
    public func kind(of term: Term) -> TermKind? { self.entry(for: term)?.kind }

    /// True for soft skills, which count little on both sides.
    public func isWeak(_ term: Term) -> Bool { self.kind(of: term) == .soft }

    /// Other terms of the same family, in the order of the data. They may rank a text, never support a claim. Empty for
    /// credentials, languages, degrees and soft skills, which have no stand-ins.
    public func neighbours(of term: Term) -> [Term] {
        guard let entry = self.entry(for: term) else { return [] }
        switch entry.kind {
        case .tool, .field:
            return (self.indicesByFamily[entry.family] ?? []).map { self.entries[$0].term }.filter { $0.id != term.id }
        case .credential, .language, .degree, .soft:
            return []
        }
    }

    /// True when both are known tools or fields of one family and are not the same.
    public func areNeighbours(_ lhs: Term, _ rhs: Term) -> Bool {
        guard lhs.id != rhs.id, let left = self.entry(for: lhs), let right = self.entry(for: rhs) else { return false }
        switch left.kind {
        case .tool, .field: return left.family == right.family
        case .credential, .language, .degree, .soft: return false
        }
    }
}
