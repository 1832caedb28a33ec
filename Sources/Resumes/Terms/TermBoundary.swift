/// Where a term may begin and end: never inside a word, with `+`, `#` and `.` as parts of words.
enum TermBoundary {
    static func mayStart(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard index > 0 else { return true }
        let before = scalars[index - 1]
        let first = scalars[index]
        if before.isWordScalar { return before.isUnspacedScript && first.isASCII }
        switch before {
        case "_", "@": return false
        case ".":
            guard index > 1, scalars[index - 2].isWordScalar else { return true }
            // A full stop without a space after it: "pipelines.Python".
            return first.properties.isUppercase && scalars[index - 2].properties.isLowercase
        default: return true
        }
    }

    static func mayEnd(at end: Int, startingAt start: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let isSingle = end - start == 1
        if isSingle, start > 0, "-&'’+".unicodeScalars.contains(scalars[start - 1]) { return false }
        guard end < scalars.count else { return true }
        let next = scalars[end]
        if next.isASCIIDigit, end - start >= 3, !scalars[end - 1].isASCIIDigit { return Self.isVersion(from: end, in: scalars) }
        if next.isWordScalar { return next.isUnspacedScript && scalars[end - 1].isASCII }
        switch next {
        case "_", "@", "#": return false
        case "+": return !isSingle
        case "-", "&", "'", "’", "*": return !isSingle
        case ".":
            guard end + 1 < scalars.count, scalars[end + 1].isWordScalar else { return true }
            return !isSingle && scalars[end + 1].properties.isUppercase && scalars[end - 1].properties.isLowercase
        default: return true
        }
    }

    /// "Python3", "C++17": digits, then no letter.
    private static func isVersion(from index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        var index = index
        while index < scalars.count, scalars[index].isASCIIDigit { index += 1 }
        return index == scalars.count || !scalars[index].isWordScalar
    }
}
