internal import CPangoCairo

/// Which way a paragraph runs.
enum TextDirection {
    /// By its first letter (rule P2 of the Unicode bidirectional algorithm, for the scripts in the font set), or nil without letters.
    static func isRightToLeft(_ text: String) -> Bool? {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC:
                // Digits are weak.
                if !(0x0660...0x0669).contains(scalar.value), !(0x06F0...0x06F9).contains(scalar.value) { return true }
            default:
                if scalar.properties.isAlphabetic { return false }
            }
        }
        return nil
    }

    /// UTF-8 offsets of ASCII brackets that bidirectional reordering mirrors.
    static func mirroredBrackets(in text: String, rightToLeft: Bool) -> [Int] {
        guard text.utf8.contains(where: Self.isBracket), Self.hasRightToLeftLetter(text) else { return [] }
        var direction = rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
        // One level per character; odd levels run from right to left.
        guard let levels = pango_log2vis_get_embedding_levels(text, Int32(text.utf8.count), &direction) else { return [] }
        defer { g_free(levels) }
        var result: [Int] = []
        var offset = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if scalar.isASCII, Self.isBracket(UInt8(scalar.value)), levels[index] % 2 == 1 { result.append(offset) }
            offset += scalar.utf8.count
        }
        return result
    }

    private static func hasRightToLeftLetter(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x0590...0x08FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value) }
    }

    private static func isBracket(_ byte: UInt8) -> Bool {
        "()[]{}<>".utf8.contains(byte)
    }
}
