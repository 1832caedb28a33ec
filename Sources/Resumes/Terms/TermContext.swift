/// Decides whether ambiguous words stand for their terms: by the word before or after, by a version number, or because they
/// stand in a list with terms.
struct TermContext {
    let text: FoldedText

    /// The candidates that stand, in order.
    func accepted(_ candidates: [TermCandidate]) -> [TermCandidate] {
        guard candidates.contains(where: { $0.standing != .certain }) else { return candidates }
        var isAccepted = candidates.map { candidate in
            switch candidate.standing {
            case .certain: true
            case .needsContext: !self.isRuledOut(candidate.range) && self.hasCue(candidate.range)
            case .needsList: false
            }
        }
        var start = 0
        while start < candidates.count {
            var end = start + 1
            var isList = false
            while end < candidates.count, let link = self.link(candidates[end - 1].range.upperBound..<candidates[end].range.lowerBound) {
                isList = isList || link == .punctuation
                end += 1
            }
            self.settle(start..<end, isList: isList, candidates, &isAccepted)
            start = end
        }
        return zip(candidates, isAccepted).filter(\.1).map(\.0)
    }

    /// A run of candidates with nothing but separators between them: one accepted term carries the others, and so do two
    /// ambiguous ones each other.
    private func settle(_ run: Range<Int>, isList: Bool, _ candidates: [TermCandidate], _ isAccepted: inout [Bool]) {
        guard run.count > 1 else { return }
        let hasCertain = run.contains { isAccepted[$0] }
        let plausible = run.count { candidates[$0].standing != .needsList && !self.isRuledOut(candidates[$0].range) }
        for index in run where !isAccepted[index] && !self.isRuledOut(candidates[index].range) {
            switch candidates[index].standing {
            case .certain: break
            case .needsContext: isAccepted[index] = hasCertain || plausible > 1
            case .needsList: isAccepted[index] = hasCertain && isList
            }
        }
    }

    private enum Link {
        case punctuation
        case conjunction
    }

    /// What links two mentions of one list; nil when other words stand between.
    private func link(_ gap: Range<Int>) -> Link? {
        guard gap.count <= 8 else { return nil }
        var word = ""
        var hasPunctuation = false
        var words = 0
        for index in gap {
            let scalar = self.text.scalars[index]
            if scalar.isWordScalar {
                word.unicodeScalars.append(scalar)
                continue
            }
            if !word.isEmpty {
                guard Self.conjunctions.contains(word.lowercased()) else { return nil }
                words += 1
                word = ""
            }
            switch scalar {
            case ",", "/", "|", "•", "·", ";", "、", "(", ")", ":": hasPunctuation = true
            case " ", "&", "+", "\u{A0}": break
            default: return nil
            }
        }
        if !word.isEmpty { return nil }
        if hasPunctuation { return .punctuation }
        return words > 0 || gap.contains { self.text.scalars[$0] == "&" || self.text.scalars[$0] == "+" } ? .conjunction : nil
    }

    private static let conjunctions: Set<String> = ["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "và", "hoặc"]

    // MARK: - Words around

    private func hasCue(_ range: Range<Int>) -> Bool {
        let next = self.word(after: range.upperBound)
        if let next, AmbiguityCues.after.contains(next.folded) { return true }
        if self.isVersion(after: range.upperBound) { return true }
        if let previous = self.word(before: range.lowerBound), AmbiguityCues.before.contains(previous) {
            // "with Chef Marco": a name goes on.
            return !(next?.isCapitalized ?? false)
        }
        return !self.text.scalars[..<range.lowerBound].contains(where: \.isWordScalar)
            && !self.text.scalars[range.upperBound...].contains(where: \.isWordScalar)
    }

    private func isRuledOut(_ range: Range<Int>) -> Bool {
        if let next = self.word(after: range.upperBound), AmbiguityCues.ruledOutAfter.contains(next.folded) { return true }
        guard let previous = self.word(before: range.lowerBound) else { return false }
        return range.count == 1 && AmbiguityCues.ruledOutBeforeLetter.contains(previous)
    }

    /// The word directly before, with only spaces, a colon or an opening bracket between.
    private func word(before start: Int) -> String? {
        var index = start - 1
        while index >= 0, [" ", "\u{A0}", "(", "\"", "“", "-", ":"].contains(self.text.scalars[index]) { index -= 1 }
        let end = index + 1
        while index >= 0, end - index <= 24, self.text.scalars[index].isWordScalar { index -= 1 }
        guard end > index + 1 else { return nil }
        return self.text.text((index + 1)..<end).lowercased()
    }

    /// The word directly after, with only spaces or a hyphen between.
    private func word(after end: Int) -> (folded: String, isCapitalized: Bool)? {
        var index = end
        while index < self.text.scalars.count, [" ", "\u{A0}", "-"].contains(self.text.scalars[index]), index - end < 3 { index += 1 }
        let start = index
        while index < self.text.scalars.count, index - start <= 24, self.text.scalars[index].isWordScalar { index += 1 }
        guard index > start else { return nil }
        return (self.text.text(start..<index).lowercased(), self.text.scalars[start].properties.isUppercase)
    }

    /// "Swift 6", "Go 1.22".
    private func isVersion(after end: Int) -> Bool {
        guard end + 1 < self.text.scalars.count, self.text.scalars[end] == " " else { return false }
        let digits = self.text.scalars[(end + 1)...].prefix { $0.isASCIIDigit }
        guard (1...2).contains(digits.count) else { return false }
        let rest = self.text.scalars[digits.endIndex...].prefix(3)
        return rest.first == "." || rest.first == "+" || rest.first == "," || rest.isEmpty || rest.first == ")"
    }
}
