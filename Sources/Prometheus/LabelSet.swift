/// The labels of one series, as they are written: `name="value"` in the order of names, with commas. Equal sets have equal text.
struct LabelSet: Hashable, Comparable, Sendable {
    let text: String

    /// Longer values are cut: a label is a name, and memory is kept for as long as the process lives.
    private static let valueLimit = 256

    init(_ dimensions: [(String, String)]) {
        var pairs: [(name: String, value: String)] = []
        // An empty value means the same as no label at all.
        for (label, value) in dimensions where !value.isEmpty {
            var name = MetricName.label(label)
            while pairs.contains(where: { $0.name == name }) { name += "_" }
            pairs.append((name, value))
        }
        pairs.sort { $0.name < $1.name }
        var text = ""
        for (name, value) in pairs {
            if !text.isEmpty { text += "," }
            text += name
            text += "=\""
            text += Self.escaped(value)
            text += "\""
        }
        self.text = text
    }

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.text < rhs.text }

    /// With `{}` around it and one more label behind, if there is anything to write.
    func braced(and last: String? = nil) -> String {
        let inner = self.text + (self.text.isEmpty || last == nil ? "" : ",") + (last ?? "")
        return inner.isEmpty ? "" : "{\(inner)}"
    }

    private static func escaped(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
        if isPlain, value.utf8.count <= Self.valueLimit { return value }
        var text = ""
        for scalar in value.unicodeScalars.prefix(Self.valueLimit) {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
