extension String {
    /// This text with letters and their combining marks joined where Unicode has a single character for them (as NFC does
    /// for Latin, Vietnamese, Greek, Cyrillic, Arabic, kana). The standard library has no public normalization, but its string equality
    /// is canonical, so a table keyed by strings finds the composed form in whatever order the marks stand.
    var composed: String {
        guard self.unicodeScalars.contains(where: { $0.value >= 0x300 && $0.properties.canonicalCombiningClass != .notReordered })
        else { return self }
        var result = ""
        result.reserveCapacity(self.utf8.count)
        for character in self {
            if character.unicodeScalars.count > 1, let single = Self.compositions[String(character)] {
                result.unicodeScalars.append(single)
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static let compositions: [String: Unicode.Scalar] = {
        let ranges: [ClosedRange<UInt32>] = [
            0xC0...0x24F, 0x386...0x3CE, 0x400...0x4F9, 0x622...0x6D3, 0x1E00...0x1EF9, 0x1F00...0x1FFC, 0x304C...0x30FE,
        ]
        var table: [String: Unicode.Scalar] = [:]
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let key = String(Character(scalar))
            if table[key] == nil { table[key] = scalar }
        }
        return table
    }()
}
