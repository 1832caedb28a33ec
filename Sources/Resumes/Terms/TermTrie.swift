/// All spellings as one trie over folded scalars.
struct TermTrie: Sendable {
    struct Output: Sendable {
        var term: Term
        var spelling: LexiconEntry.Spelling
    }

    private var edges: [UInt64: Int32] = [:]
    private var outputs: [[Output]] = [[]]
    private(set) var longestSpelling = 0

    static let root: Int32 = 0

    func step(from node: Int32, over folded: UInt32) -> Int32? { self.edges[UInt64(node) << 21 | UInt64(folded)] }

    func outputs(at node: Int32) -> [Output] { self.outputs[Int(node)] }

    mutating func insert(_ entry: LexiconEntry) {
        for spelling in entry.spellings {
            self.insert(spelling.text, Output(term: entry.term, spelling: spelling))
            for variant in Self.variants(of: spelling, kind: entry.kind) {
                let spelling = LexiconEntry.Spelling(text: variant, caution: spelling.caution)
                self.insert(variant, Output(term: entry.term, spelling: spelling))
            }
        }
    }

    mutating func insert(_ text: String, _ output: Output) {
        var node = Self.root
        var length = 0
        var wasSeparator = false
        for scalar in text.unicodeScalars {
            let folded = FoldedText.fold(scalar)
            if folded == FoldedText.separator {
                if wasSeparator { continue }
                wasSeparator = true
            } else {
                wasSeparator = false
            }
            length += 1
            let key = UInt64(node) << 21 | UInt64(folded)
            if let next = self.edges[key] {
                node = next
            } else {
                let next = Int32(self.outputs.count)
                self.outputs.append([])
                self.edges[key] = next
                node = next
            }
        }
        guard length > 0 else { return }
        self.longestSpelling = max(self.longestSpelling, length)
        // The first to claim a spelling keeps it, unless it holds only in an exact case.
        if self.outputs[Int(node)].contains(where: { $0.term.id == output.term.id && $0.spelling == output.spelling }) { return }
        self.outputs[Int(node)].append(output)
    }

    /// Plurals of common nouns, and "frontend" for "front-end".
    private static func variants(of spelling: LexiconEntry.Spelling, kind: TermKind) -> [String] {
        let text = spelling.text
        var forms = text.contains("-") && !text.contains(" ") ? [text.replacing("-", with: "")] : []
        if spelling.caution == .exactCase, text.utf8.count > 1, text.allSatisfy({ $0.isASCII && $0.isUppercase }) {
            forms.append(text + "s")
        }
        guard spelling.caution == .none, Self.takesPlural(text, kind: kind) else { return forms }
        for form in [text] + forms { forms.append(contentsOf: Self.plurals(of: form)) }
        return forms
    }

    private static func takesPlural(_ text: String, kind: TermKind) -> Bool {
        guard text.utf8.count >= 3, let last = text.unicodeScalars.last, last.isASCIILetter else { return false }
        switch kind {
        case .field, .degree, .credential, .soft: return true
        case .language: return false
        // A product's name has no plural; an acronym or a description ("load balancer") has.
        case .tool: return text.contains(" ") || text.allSatisfy(\.isUppercase)
        }
    }

    private static func plurals(of text: String) -> [String] {
        guard let last = text.last?.lowercased() else { return [] }
        if last == "y", let before = text.dropLast().last, !"aeiou".contains(before) { return [String(text.dropLast()) + "ies"] }
        if last == "s" || last == "x" { return [text + "es"] }
        return [text + "s"]
    }
}
