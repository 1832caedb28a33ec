/// Writes the text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats).
struct ExpositionWriter {
    private(set) var bytes: [UInt8] = []

    /// The lines that stand before a metric's samples.
    mutating func header(_ name: String, _ kind: MetricKind, _ help: String) {
        self.append("# HELP \(name) ")
        for byte in help.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): self.append("\\\\")
            case UInt8(ascii: "\n"): self.append("\\n")
            default: self.bytes.append(byte)
            }
        }
        self.append("\n# TYPE \(name) \(kind.rawValue)\n")
    }

    /// - Parameter series: name and labels, ready to be written.
    mutating func sample(_ series: String, _ value: String) {
        self.append(series)
        self.bytes.append(UInt8(ascii: " "))
        self.append(value)
        self.bytes.append(UInt8(ascii: "\n"))
    }

    /// A number as Go's `ParseFloat` reads it; whole ones without a point.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        guard value.magnitude < 1e15, let whole = Int64(exactly: value) else { return "\(value)" }
        return "\(whole)"
    }

    private mutating func append(_ text: String) { self.bytes.append(contentsOf: text.utf8) }
}
