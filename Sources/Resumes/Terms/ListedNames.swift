/// Names listed after "such as", "like", "including", "e.g." or beside known terms: capitalised, up to three words each.
enum ListedNames {
    private static let longest = 3
    private static let openers: Set<String> = ["like", "including", "e.g", "eg", "using", "wie", "comme", "como", "như", "z.b", "via"]
    private static let conjunctions: Set<String> = ["and", "or", "und", "oder", "et", "ou", "y", "o", "và", "hoặc"]

    static func names(in tokens: [TextToken], scalars: [Unicode.Scalar], isKnown: [Bool]) -> [String] {
        var names: [String] = []
        var index = 0
        while index < tokens.count {
            guard Self.opens(tokens, index) else {
                index += 1
                continue
            }
            index += 1
            index = Self.list(tokens, from: index, scalars, isKnown, into: &names)
        }
        return names
    }

    private static func opens(_ tokens: [TextToken], _ index: Int) -> Bool {
        let word = tokens[index].text.lowercased()
        if Self.openers.contains(word) { return true }
        return word == "as" && index > 0 && tokens[index - 1].text.lowercased() == "such"
    }

    /// Reads items until something is no name; returns where it stopped.
    private static func list(
        _ tokens: [TextToken],
        from start: Int,
        _ scalars: [Unicode.Scalar],
        _ isKnown: [Bool],
        into names: inout [String]
    ) -> Int {
        var index = start
        while index < tokens.count {
            let first = index
            while index < tokens.count, Self.isNameWord(tokens[index]), index == first || Self.isJoined(tokens, index, scalars) {
                index += 1
            }
            guard index > first, index - first <= Self.longest else { return max(index, start) }
            let range = tokens[first].range.lowerBound..<tokens[index - 1].range.upperBound
            if !range.contains(where: { isKnown[$0] }), !tokens[first..<index].contains(where: { StopNames.contains($0.text) }) {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[range])
                names.append(String(view))
            }
            guard index < tokens.count,
                Self.isSeparator(scalars[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound])
                    || Self.conjunctions.contains(tokens[index].text.lowercased())
            else { return index }
            if Self.conjunctions.contains(tokens[index].text.lowercased()) { index += 1 }
        }
        return index
    }

    private static func isNameWord(_ token: TextToken) -> Bool {
        guard let first = token.text.first, token.text.count <= 24 else { return false }
        return first.isUppercase || TermShape.isMixedCase(token.text)
    }

    private static func isJoined(_ tokens: [TextToken], _ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        scalars[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound].elementsEqual([" "])
    }

    private static func isSeparator(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
        gap.contains { $0 == "," || $0 == "/" } && gap.allSatisfy { $0 == "," || $0 == "/" || $0 == " " }
    }
}
