import FoundationEssentials

extension MatchReport {
    /// The report as UTF-8 JSON with sorted keys and a final newline; the same report always gives the same bytes.
    public func json() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Every member is a string, a finite number or a list of such, which the encoder cannot refuse.
        guard let data = try? encoder.encode(self) else { return Array("{}\n".utf8) }
        return Array(data) + [0x0A]
    }
}
