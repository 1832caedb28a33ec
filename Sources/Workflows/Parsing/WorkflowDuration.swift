/// Durations as workflow files write them: a whole number and one of `ms`, `s`, `m`, `h`, `d`.
package enum WorkflowDuration {
    private static let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// Nil for anything else, a sign or a fraction included.
    package static func milliseconds(of text: String) -> Int64? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let suffix = text[digits.endIndex...]
        guard !digits.isEmpty, digits.utf8.count <= 15, let number = Int64(digits) else { return nil }
        guard let unit = Self.units.first(where: { $0.suffix == suffix }) else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: unit.milliseconds)
        return overflow ? nil : product
    }
}
