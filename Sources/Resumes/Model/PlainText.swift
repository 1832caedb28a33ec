/// Makes text from outside safe to lay out and to compare.
enum PlainText {
    struct Cleaned {
        var text: String
        /// How many characters were taken out.
        var removed: Int
    }

    /// Takes out control characters, noncharacters and direction overrides, composes accents, trims, and turns every run of
    /// spaces into one. Line breaks stay only with `keepsLines`.
    static func clean(_ raw: String, keepsLines: Bool = false) -> Cleaned {
        var scalars = String.UnicodeScalarView()
        var removed = 0
        var pendingSpace = false
        var pendingBreaks = 0
        for scalar in raw.unicodeScalars {
            if scalar.value > 0x20, scalar.value < 0x7F {
                // Plain ASCII, nearly always.
            } else if scalar.properties.isWhitespace {
                if scalar == "\n" || scalar == "\u{2028}" || scalar == "\u{2029}" { pendingBreaks += 1 } else { pendingSpace = true }
                continue
            } else if Self.isUnprintable(scalar) {
                removed += 1
                continue
            }
            if !scalars.isEmpty {
                if pendingBreaks > 0, keepsLines {
                    scalars.append(contentsOf: String(repeating: "\n", count: min(pendingBreaks, 2)).unicodeScalars)
                } else if pendingSpace || pendingBreaks > 0 {
                    scalars.append(" ")
                }
            }
            pendingSpace = false
            pendingBreaks = 0
            scalars.append(scalar)
        }
        return Cleaned(text: String(scalars).composed, removed: removed)
    }

    static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFF9...0xFFFB, 0x202D, 0x202E, 0xE0000...0xE007F: true
        default: scalar.properties.isNoncharacterCodePoint
        }
    }
}
