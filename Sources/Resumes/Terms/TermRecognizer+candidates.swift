// MARK: - Matching

extension TermRecognizer {
    /// The longest match at every word start, left to right, without overlaps. The work per start is bounded by the longest spelling.
    func candidates(in text: FoldedText) -> [TermCandidate] {
        var found: [TermCandidate] = []
        let root = self.trie.root
        var index = 0
        while index < text.scalars.count {
            guard !text.isInAddress[index], self.trie.step(from: root, over: text.folded[index]) != nil,
                TermBoundary.mayStart(at: index, in: text.scalars), let candidate = self.longest(at: index, in: text)
            else {
                index += 1
                continue
            }
            found.append(candidate)
            index = candidate.range.upperBound
        }
        return found
    }

    private func longest(at start: Int, in text: FoldedText) -> TermCandidate? {
        var best: TermCandidate?
        var node = self.trie.root
        var index = start
        while index < text.scalars.count {
            guard let next = self.trie.step(from: node, over: text.folded[index]) else { break }
            node = next
            index += 1
            if text.folded[index - 1] == FoldedText.separator {
                // "front  end", "front-\nend": a short run of separators counts as one.
                var extra = 0
                while index < text.scalars.count, text.folded[index] == FoldedText.separator, extra < 3 {
                    index += 1
                    extra += 1
                }
                continue
            }
            let outputs = self.trie.outputs(at: node)
            guard !outputs.isEmpty, TermBoundary.mayEnd(at: index, startingAt: start, in: text.scalars) else { continue }
            if let candidate = Self.candidate(outputs, start..<index, in: text) { best = candidate }
        }
        return best
    }

    private static func candidate(_ outputs: ArraySlice<TermTrie.Output>, _ range: Range<Int>, in text: FoldedText) -> TermCandidate? {
        var fallback: TermCandidate?
        for output in outputs {
            switch output.spelling.caution {
            case .none:
                return TermCandidate(term: output.term, range: range, standing: .certain)
            case .exactCase, .context:
                guard Self.hasCase(of: output.spelling.text, range, in: text) else {
                    fallback = fallback ?? TermCandidate(term: output.term, range: range, standing: .needsList)
                    continue
                }
                let standing: TermCandidate.Standing = output.spelling.caution == .context ? .needsContext : .certain
                return TermCandidate(term: output.term, range: range, standing: standing)
            }
        }
        return fallback
    }

    private static func hasCase(of spelling: String, _ range: Range<Int>, in text: FoldedText) -> Bool {
        let letters = text.scalars[range].lazy.filter { FoldedText.fold($0) != FoldedText.separator }
        return letters.elementsEqual(spelling.unicodeScalars.lazy.filter { FoldedText.fold($0) != FoldedText.separator })
    }
}
