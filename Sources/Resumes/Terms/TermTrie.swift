/// All spellings over folded scalars: the lexicon's and, beside it, one document's own.
struct TermTrie: Sendable {
    struct Output: Sendable {
        var term: Term
        var spelling: LexiconEntry.Spelling
    }

    /// The spellings that begin with what was read so far.
    struct Node: Sendable {
        fileprivate var known: Range<Int>
        fileprivate var own: Range<Int>
        fileprivate var depth: Int
    }

    private let known: SpellingTable
    private var own: SpellingTable

    init(entries: [LexiconEntry]) {
        var outputs: [Output] = []
        outputs.reserveCapacity(entries.count * 6)
        for entry in entries {
            for spelling in entry.spellings {
                outputs.append(Output(term: entry.term, spelling: spelling))
                for variant in Self.variants(of: spelling, kind: entry.kind) {
                    outputs.append(Output(term: entry.term, spelling: LexiconEntry.Spelling(text: variant, caution: spelling.caution)))
                }
            }
        }
        self.known = SpellingTable(outputs)
        self.own = SpellingTable([])
    }

    /// Adds a document's own spellings; those the lexicon has keep their meaning.
    func adding(_ outputs: [Output]) -> TermTrie {
        var copy = self
        copy.own = SpellingTable(self.own.outputs + outputs)
        return copy
    }

    var root: Node { Node(known: self.known.all, own: self.own.all, depth: 0) }

    func step(from node: Node, over folded: UInt32) -> Node? {
        let next = Node(
            known: self.known.narrowed(node.known, at: node.depth, to: folded),
            own: self.own.narrowed(node.own, at: node.depth, to: folded),
            depth: node.depth + 1
        )
        return next.known.isEmpty && next.own.isEmpty ? nil : next
    }

    /// The spellings that end here, the first to claim one first.
    func outputs(at node: Node) -> ArraySlice<Output> {
        self.known.outputs(in: node.known, ofLength: node.depth) + self.own.outputs(in: node.own, ofLength: node.depth)
    }

    /// Plurals of common nouns, and "frontend" for "front-end".
    private static func variants(of spelling: LexiconEntry.Spelling, kind: TermKind) -> [String] {
        let text = spelling.text
        let bytes = text.utf8
        var forms: [String] = []
        if bytes.contains(UInt8(ascii: "-")), !bytes.contains(UInt8(ascii: " ")) { forms.append(text.filter { $0 != "-" }) }
        if spelling.caution == .exactCase, bytes.count > 1, Self.isCapitals(bytes) {
            forms.append(text + "s")
        }
        guard spelling.caution == .none, Self.takesPlural(text, kind: kind) else { return forms }
        for form in [text] + forms { forms.append(contentsOf: Self.plurals(of: form)) }
        return forms
    }

    private static func takesPlural(_ text: String, kind: TermKind) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= 3, let last = bytes.last, (0x61...0x7A).contains(last | 0x20) else { return false }
        switch kind {
        case .field, .degree, .credential, .soft: return true
        case .language: return false
        // A product's name has no plural; an acronym or a description ("load balancer") has.
        case .tool: return bytes.contains(UInt8(ascii: " ")) || Self.isCapitals(bytes)
        }
    }

    private static func isCapitals(_ bytes: String.UTF8View) -> Bool { bytes.allSatisfy { (0x41...0x5A).contains($0) } }

    private static func plurals(of text: String) -> [String] {
        let bytes = text.utf8
        guard let last = bytes.last.map({ $0 | 0x20 }), let before = bytes.dropLast().last.map({ $0 | 0x20 }) else { return [] }
        if last == UInt8(ascii: "y"), !"aeiou".utf8.contains(before) { return [String(text.dropLast()) + "ies"] }
        if last == UInt8(ascii: "s") || last == UInt8(ascii: "x") { return [text + "es"] }
        return [text + "s"]
    }
}
