extension FontPlan {
    /// The plan for everything a document draws.
    init(theme: Theme, texts: [String], language: DocumentLanguage) {
        self.init(theme: theme)
        var hasCJK = false
        for text in texts {
            for scalar in text.unicodeScalars where scalar.value > 0x052F {
                switch Self.group(of: scalar) {
                case .theme: break
                case .arabic: self.arabic = true
                case .cjk: hasCJK = true
                case .other: self.others = true
                }
            }
        }
        if hasCJK { self.cjk = language.cjkForm }
    }

    enum Group {
        case theme
        case arabic
        case cjk
        case other
    }

    /// By code block; the theme's faces have Latin, Greek, Cyrillic and common typographic signs.
    static func group(of scalar: Unicode.Scalar) -> Group {
        switch scalar.value {
        case 0...0x052F, 0x1E00...0x1FFF, 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x2122, 0x2190...0x2193, 0x2212:
            .theme
        case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE:
            .arabic
        case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
            0x20000...0x3FFFF:
            .cjk
        default:
            .other
        }
    }
}
