/// A text as scalars, each with the folded form it is matched by: lower case, straight quotes, one code for every space and hyphen.
struct FoldedText {
    /// What spaces and hyphens fold to.
    static let separator: UInt32 = 0x20

    let scalars: [Unicode.Scalar]
    let folded: [UInt32]
    /// True where a scalar belongs to a web or mail address, in which no term is looked for.
    let isInAddress: [Bool]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        self.folded = scalars.map(Self.fold)
        self.isInAddress = Self.addresses(in: scalars)
    }

    static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x41...0x5A: return scalar.value + 0x20
        case 0x09, 0x0A, 0x0D, 0x20, 0x2D, 0xA0, 0x2010...0x2013, 0x202F: return Self.separator
        case 0x00..<0x80: return scalar.value
        case 0x2018, 0x2019: return 0x27
        default:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower.first.map(\.value) ?? scalar.value : scalar.value
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
    }

    private static func addresses(in scalars: [Unicode.Scalar]) -> [Bool] {
        var flags = [Bool](repeating: false, count: scalars.count)
        var start = 0
        while start < scalars.count {
            var end = start
            var isAddress = false
            while end < scalars.count, !Self.isSpace(scalars[end]) {
                if scalars[end] == "@" { isAddress = isAddress || (end > start && end + 1 < scalars.count) }
                if scalars[end] == ":", end + 2 < scalars.count, scalars[end + 1] == "/", scalars[end + 2] == "/" { isAddress = true }
                if scalars[end] == "." && end - start >= 3 && scalars[(end - 3)..<end].allSatisfy({ $0 == "w" || $0 == "W" }) {
                    isAddress = true
                }
                end += 1
            }
            if isAddress {
                for index in start..<end { flags[index] = true }
            }
            start = end + 1
        }
        return flags
    }

    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self.scalars[range])
        return String(view)
    }
}

extension Unicode.Scalar {
    /// A letter, digit or mark: what words are made of.
    var isWordScalar: Bool {
        if self.isASCII { return self.isASCIILetter || self.isASCIIDigit }
        return self.properties.isAlphabetic || self.properties.numericType != nil
            || self.properties.canonicalCombiningClass != .notReordered
    }

    var isASCIILetter: Bool { (0x61...0x7A).contains(self.value | 0x20) && self.isASCII }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self.value) }

    /// Scripts written without spaces: a Latin term may stand directly beside them.
    var isUnspacedScript: Bool {
        switch self.value {
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: true
        default: false
        }
    }
}
