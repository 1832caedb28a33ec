/// A word with the marks that belong to terms (`+ # . & /` inside or behind it).
struct TextToken {
    var text: String
    var range: Range<Int>

    static func tokens(of scalars: [Unicode.Scalar]) -> [TextToken] {
        var tokens: [TextToken] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index].isWordScalar else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, Self.belongs(scalars, index) { index += 1 }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<index])
            tokens.append(TextToken(text: String(view), range: start..<index))
        }
        return tokens
    }

    private static func belongs(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        if scalars[index].isWordScalar { return true }
        switch scalars[index] {
        case "+", "#": return true
        case ".", "&", "-": return index + 1 < scalars.count && scalars[index + 1].isWordScalar
        default: return false
        }
    }
}
