/// Which faces a document needs. Follows from the theme, the text and its language only, never from what was rendered before, so the
/// same document always meets the same fonts.
struct FontPlan: Sendable, Hashable {
    var theme: Theme
    var cjk: CJKForm?
    var arabic = false
    /// Everything beyond Latin, Greek, Cyrillic, CJK and Arabic: Hebrew, Thai, Devanagari, symbols.
    var others = false

    /// The faces, the theme's own first.
    var files: [FontFile] {
        var files = Self.primary(self.theme)
        if self.arabic { files += Self.arabic(self.theme) }
        if let cjk { files += Self.cjk(self.theme, cjk) }
        if self.hasMirroredBrackets { files += Self.brackets(self.theme) }
        if self.others { files += Self.others(self.theme) }
        return files
    }

    /// Whether the text may run from right to left, where brackets are drawn as their mirror images.
    var hasMirroredBrackets: Bool { self.arabic || self.others }

    /// Every face any plan can ask for.
    static var allFiles: [FontFile] {
        var files: [FontFile] = []
        for theme in Theme.allCases {
            files += Self.primary(theme) + Self.arabic(theme) + Self.brackets(theme) + Self.others(theme)
            files += CJKForm.allCases.flatMap { Self.cjk(theme, $0) }
        }
        return files
    }

    /// Families in the order in which a character looks for a glyph.
    ///
    /// - Parameter mirrored: For brackets in text that runs from right to left. They take a face of their own: a PDF font says of each
    ///   glyph which character it is, so one that stands for "(" here and for ")" there would be misread.
    func families(display: Bool, mirrored: Bool) -> String {
        if mirrored { return Self.bracketFamily(self.theme) }
        var names: [String]
        switch self.theme {
        case .classic: names = display ? ["Linux Libertine Display O", "Linux Libertine O"] : ["Linux Libertine O"]
        case .modern: names = display ? ["Inter Display", "Inter"] : ["Inter"]
        }
        let serif = self.theme == .classic
        if self.arabic { names.append(serif ? "Noto Naskh Arabic" : "Noto Sans Arabic") }
        if let cjk { names.append((serif ? "Noto Serif CJK " : "Noto Sans CJK ") + cjk.suffix) }
        if self.hasMirroredBrackets { names.append(Self.bracketFamily(self.theme)) }
        if self.others {
            for script in [" Hebrew", " Thai", " Devanagari"] {
                names.append((serif ? "Noto Serif" : "Noto Sans") + script)
            }
            names += ["Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"]
        }
        return names.joined(separator: ",")
    }

    private static func primary(_ theme: Theme) -> [FontFile] {
        switch theme {
        case .classic: ["LinLibertine_R", "LinLibertine_RI", "LinLibertine_RB", "LinLibertine_DR"].map(FontFile.libertine)
        case .modern: ["Inter-Regular", "Inter-Italic", "Inter-SemiBold", "InterDisplay-SemiBold"].map(FontFile.inter)
        }
    }

    private static func arabic(_ theme: Theme) -> [FontFile] {
        let name = theme == .classic ? "NotoNaskhArabic" : "NotoSansArabic"
        return ["\(name)-Regular", "\(name)-Bold"].map(FontFile.noto)
    }

    private static func brackets(_ theme: Theme) -> [FontFile] {
        let name = theme == .classic ? "NotoSerif" : "NotoSans"
        return ["\(name)-Regular", "\(name)-Bold"].map(FontFile.noto)
    }

    private static func bracketFamily(_ theme: Theme) -> String {
        switch theme {
        case .classic: "Noto Serif"
        case .modern: "Noto Sans"
        }
    }

    private static func cjk(_ theme: Theme, _ form: CJKForm) -> [FontFile] {
        let name = theme == .classic ? "NotoSerifCJK" : "NotoSansCJK"
        return ["\(name)-Regular", "\(name)-Bold"].map { FontFile.notoCJK($0, form) }
    }

    private static func others(_ theme: Theme) -> [FontFile] {
        let name = theme == .classic ? "NotoSerif" : "NotoSans"
        let scripts = ["Hebrew", "Thai", "Devanagari"].flatMap { ["\(name)\($0)-Regular", "\(name)\($0)-Bold"] }
        return (scripts + ["NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "NotoSansMath-Regular"]).map(FontFile.noto)
    }
}
