/// "Long Form (LF)" pairs, after Schwartz and Hearst (2003): every character of the short form is found in the words before it, right to left,
/// its first one at the beginning of a word.
enum AbbreviationPairs {
    struct Pair: Equatable {
        var long: String
        var short: String
    }

    static func pairs(in tokens: [TextToken], scalars: [Unicode.Scalar]) -> [Pair] {
        var pairs: [Pair] = []
        for (index, token) in tokens.enumerated() where index > 0 && Self.isBracketed(token, scalars) && Self.isShortForm(token.text) {
            let most = min(token.text.count + 5, token.text.count * 2)
            let first = max(0, index - most)
            let window = tokens[first..<index].map(\.text)
            guard let length = Self.longForm(window, for: token.text) else { continue }
            let start = tokens[index - length].range.lowerBound
            let gap = scalars[start..<tokens[index - 1].range.upperBound]
            guard !gap.contains(where: { ",;:()".unicodeScalars.contains($0) }) else { continue }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: gap)
            pairs.append(Pair(long: String(view), short: token.text))
        }
        return pairs
    }

    private static func isBracketed(_ token: TextToken, _ scalars: [Unicode.Scalar]) -> Bool {
        let before = token.range.lowerBound - 1
        return before >= 0 && scalars[before] == "(" && token.range.upperBound < scalars.count && scalars[token.range.upperBound] == ")"
    }

    private static func isShortForm(_ text: String) -> Bool {
        (2...8).contains(text.count) && text.count(where: \.isUppercase) >= 2 && text.allSatisfy { $0.isASCII }
    }

    /// How many of the last words make up the long form.
    private static func longForm(_ words: [String], for short: String) -> Int? {
        var letters = Array(short.lowercased().filter { $0.isLetter || $0.isNumber })
        var count = 0
        for word in words.reversed() {
            count += 1
            let characters = Array(word.lowercased())
            for (offset, character) in characters.enumerated().reversed() {
                guard let wanted = letters.last else { break }
                if character == wanted, letters.count > 1 || offset == 0 { letters.removeLast() }
            }
            if letters.isEmpty { return characters.first == short.lowercased().first ? count : nil }
        }
        return nil
    }
}
