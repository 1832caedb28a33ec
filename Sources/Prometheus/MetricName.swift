/// Turns the names that libraries give into names that Prometheus takes: `[a-zA-Z_:][a-zA-Z0-9_:]*` for metrics, the same without the
/// colon for labels. What is not allowed becomes `_`.
enum MetricName {
    /// The name of a metric, ending in the word its kind or unit asks for.
    static func metric(_ label: String, suffix: String = "") -> String {
        let name = self.cleaned(label, allowingColon: true)
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    /// The name of a label. Two underscores in front are kept for Prometheus itself, `le` for the buckets of histograms.
    static func label(_ name: String) -> String {
        var name = self.cleaned(name, allowingColon: false)
        while name.hasPrefix("__") { name.removeFirst() }
        return name == "le" ? "le_" : name
    }

    private static func cleaned(_ text: String, allowingColon: Bool) -> String {
        guard let first = text.utf8.first else { return "_" }
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        // Most names are good as they are, and a library may look one up for every request.
        if !isDigit, text.utf8.allSatisfy({ Self.isAllowed($0, allowingColon: allowingColon) }) { return text }
        let scalars = text.unicodeScalars.map { scalar in
            scalar.isASCII && Self.isAllowed(UInt8(scalar.value), allowingColon: allowingColon) ? scalar : "_"
        }
        return (isDigit ? "_" : "") + String(String.UnicodeScalarView(scalars))
    }

    private static func isAllowed(_ byte: UInt8, allowingColon: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        case UInt8(ascii: ":"): allowingColon
        default: false
        }
    }
}
