/// Makes a source string fit to draw.
///
/// Left out: C0 and C1 controls, noncharacters (they put cairo into a sticky error), private-use and replacement characters, soft
/// hyphens, byte-order marks, explicit bidirectional controls, letters that show nothing, and marks beyond the ``markLimit``th on one
/// letter. Latin presentation ligatures (U+FB00…U+FB06) become letters. Any
/// run of white space becomes one space, and a no-break space of another width becomes the common one: readers take a narrow gap for
/// none, and some faces lack it.
enum DrawableText {
    /// More marks than any script stacks; a flood of them would cover the lines above and below.
    private static let markLimit = 4

    /// One line of text.
    static func cleaned(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        var marks = 0
        for scalar in text.unicodeScalars {
            if Self.isSpace(scalar) {
                pendingSpace = !result.isEmpty
                continue
            }
            guard Self.isDrawable(scalar) else { continue }
            marks = Self.isMark(scalar) ? marks + 1 : 0
            guard marks <= Self.markLimit else { continue }
            if pendingSpace {
                result.append(" ")
                pendingSpace = false
            }
            if scalar == "\u{2007}" || scalar == "\u{202F}" {
                result.append("\u{A0}")
            } else if let letters = Self.ligatures[scalar] {
                result.append(contentsOf: letters.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// One line of text, or nil when nothing is left.
    static func line(_ text: String?) -> String? {
        guard let text else { return nil }
        let line = Self.cleaned(text)
        return line.isEmpty ? nil : line
    }

    /// The text's lines as paragraphs, empty ones left out.
    static func paragraphs(_ text: String?) -> [String] {
        guard let text else { return [] }
        return text.split(whereSeparator: \.isNewline).map { Self.cleaned(String($0)) }.filter { !$0.isEmpty }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029, 0x205F: true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x0300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x202A...0x202E, 0x2060...0x206F, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF: false
        case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFFA0: false
        case 0xE000...0xF8FF, 0xFFF0...0xFFFF: false
        case 0xE0000...: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl", "\u{FB05}": "st", "\u{FB06}": "st",
    ]
}

extension DrawableText {
    /// Two spaces where something between them was left out become one; spaces at the ends stay, as spans are joined later.
    static func squeezed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != " " || result.last != " " {
            result.append(scalar)
        }
        return String(result)
    }
}
