/// A line cut into what dates are made of.
struct DateTokens {
    enum Kind: Equatable {
        case number(Int, digits: Int)
        case word
        case mark(Character)
    }

    struct Token: Equatable {
        var kind: Kind
        var range: Range<String.Index>
        /// Lower-cased.
        var text: String
    }

    let line: String
    let tokens: [Token]

    init(_ line: String) {
        self.line = line
        var tokens: [Token] = []
        var index = line.startIndex
        while index < line.endIndex {
            let character = line[index]
            let end: String.Index
            let kind: Kind
            if Self.isDigit(character) {
                end = line[index...].firstIndex { !Self.isDigit($0) } ?? line.endIndex
                let digits = line[index..<end].utf8.count
                kind = .number(digits <= 8 ? Int(line[index..<end]) ?? 0 : 0, digits: digits)
            } else if character.isLetter || character == "'" || character == "’" {
                // "2019年1月": a letter that is a unit is a word of its own.
                end =
                    Self.isUnit(character)
                    ? line.index(after: index)
                    : line[index...].firstIndex { !($0.isLetter || $0 == "'" || $0 == "’") || Self.isUnit($0) } ?? line.endIndex
                kind = .word
            } else {
                end = line.index(after: index)
                kind = .mark(character)
            }
            if !character.isWhitespace { tokens.append(Token(kind: kind, range: index..<end, text: line[index..<end].lowercased())) }
            index = end
        }
        self.tokens = tokens
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func isUnit(_ character: Character) -> Bool { "年月日년월일至".contains(character) }

    // MARK: -

    func number(at index: Int) -> (value: Int, digits: Int)? {
        guard self.tokens.indices.contains(index), case .number(let value, let digits) = self.tokens[index].kind else { return nil }
        return (value, digits)
    }

    func word(at index: Int) -> String? {
        guard self.tokens.indices.contains(index), self.tokens[index].kind == .word else { return nil }
        return self.tokens[index].text
    }

    func mark(at index: Int) -> Character? {
        guard self.tokens.indices.contains(index), case .mark(let mark) = self.tokens[index].kind else { return nil }
        return mark
    }

    func isMark(at index: Int, _ marks: String) -> Bool { self.mark(at: index).map { marks.contains($0) } ?? false }

    func isYear(at index: Int) -> Bool {
        guard let number = self.number(at: index) else { return false }
        return number.digits == 4 && (1940...2099).contains(number.value)
    }

    func isSmall(at index: Int, in range: ClosedRange<Int>) -> Bool {
        guard let number = self.number(at: index) else { return false }
        return number.digits <= 2 && range.contains(number.value)
    }

    /// Whether the tokens stand without spaces between them.
    func isTight(_ range: Range<Int>) -> Bool {
        zip(range, range.dropFirst()).allSatisfy { self.tokens[$0].range.upperBound == self.tokens[$1].range.lowerBound }
    }

    /// The line's text of some tokens.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(self.line[self.tokens[first].range.lowerBound..<self.tokens[last].range.upperBound])
    }
}
