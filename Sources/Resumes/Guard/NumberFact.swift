/// A number as a claim: its value and what it counts.
struct NumberFact: Hashable, Sendable {
    var value: Double
    /// Canonical unit: `%`, `$`, `x`, `ms`, `year` …, empty for a bare number.
    var unit: String
    /// True when the text breaks off behind the number, so that its unit may stand on the next line.
    var isOpen: Bool

    init(value: Double, unit: String, isOpen: Bool = false) {
        self.value = value
        self.unit = unit
        self.isOpen = isOpen
    }
}
