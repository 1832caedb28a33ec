/// Finds the numbers a text claims, in digits or in words.
enum NumberReader {
    static func numbers(in text: String) -> [NumberFact] {
        let scalars = Array(text.unicodeScalars)
        var result: [NumberFact] = []
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            if Self.isDigit(scalar) {
                result.append(Self.digits(in: scalars, from: &position))
            } else if Words.isWordScalar(scalar) {
                let word = Self.word(in: scalars, from: &position)
                if var fact = NumberUnits.spelled(word) {
                    if fact.unit.isEmpty { Self.readUnit(in: scalars, from: &position, into: &fact) }
                    result.append(fact)
                }
            } else {
                position += 1
            }
        }
        return result
    }

    /// A run of digits with its separators, sign of currency before it, scale and unit behind it.
    private static func digits(in scalars: [Unicode.Scalar], from position: inout Int) -> NumberFact {
        var fact = NumberFact(value: 0, unit: "")
        if position > 0, let currency = NumberUnits.currencies[scalars[position - 1]] { fact.unit = currency }
        var whole = 0.0
        while position < scalars.count {
            if Self.isDigit(scalars[position]) {
                whole = whole * 10 + Double(scalars[position].value - 0x30)
                position += 1
            } else if Self.isGrouping(scalars, at: position) {
                position += 1
            } else {
                break
            }
        }
        fact.value = whole
        if position + 1 < scalars.count, scalars[position] == "." || scalars[position] == ",", Self.isDigit(scalars[position + 1]) {
            position += 1
            var factor = 0.1
            while position < scalars.count, Self.isDigit(scalars[position]) {
                fact.value += Double(scalars[position].value - 0x30) * factor
                factor /= 10
                position += 1
            }
            fact.value = (fact.value * 1e6).rounded() / 1e6
        }
        Self.readUnit(in: scalars, from: &position, into: &fact)
        return fact
    }

    /// A separator stands between groups of three: "1,200", "1.200", "1'200".
    private static func isGrouping(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
        guard ",.'’\u{202F}\u{A0}".unicodeScalars.contains(scalars[position]), position > 0, position + 3 < scalars.count else {
            return false
        }
        guard Self.isDigit(scalars[position - 1]), (1...3).allSatisfy({ Self.isDigit(scalars[position + $0]) }) else { return false }
        return position + 4 >= scalars.count || !Self.isDigit(scalars[position + 4])
    }

    /// Scales ("k", "million") and units ("%", "ms", "years") right behind the number or after one space or hyphen.
    private static func readUnit(in scalars: [Unicode.Scalar], from position: inout Int, into fact: inout NumberFact) {
        for _ in 0..<2 {
            var next = position
            if next < scalars.count, scalars[next] == "+" { next += 1 }
            if next >= scalars.count || scalars[next] == "\n" {
                fact.isOpen = true
                return
            }
            if let currency = NumberUnits.currencies[scalars[next]] {
                fact.unit = currency
                position = next + 1
                return
            }
            let gap = scalars[next]
            let isAttached = Words.isWordScalar(gap) || gap == "%" || gap == "×"
            if !isAttached {
                guard gap == " " || gap == "\u{A0}" || gap == "\u{202F}" || gap == "-", next + 1 < scalars.count else { return }
                next += 1
                if scalars[next] == "\n" { fact.isOpen = true }
            }
            if scalars[next] == "%" || scalars[next] == "×" {
                fact.unit = scalars[next] == "%" ? "%" : "x"
                position = next + 1
                return
            }
            var end = next
            let word = Self.word(in: scalars, from: &end)
            guard !word.isEmpty else { return }
            if let scale = NumberUnits.scale(word), isAttached || word.count > 1 {
                fact.value *= scale
                position = end
                continue
            }
            if let unit = NumberUnits.unit(word) {
                fact.unit = unit
                position = end
            } else if isAttached {
                fact.unit = word
                position = end
            }
            return
        }
    }

    /// The word at a position, case-folded, digits inside it included.
    private static func word(in scalars: [Unicode.Scalar], from position: inout Int) -> String {
        var word = String.UnicodeScalarView()
        while position < scalars.count, Words.isWordScalar(scalars[position]) {
            word.append(scalars[position])
            position += 1
        }
        return String(word).lowercased()
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }
}
