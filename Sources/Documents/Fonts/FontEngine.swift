internal import CPangoCairo

/// Pango over one font plan: a private fontconfig configuration with exactly the plan's faces, a font map and a context.
///
/// Belongs to the render thread: made, used and released there only.
final class FontEngine {
    let plan: FontPlan
    let context: OpaquePointer
    private let config: OpaquePointer
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let charsets: [OpaquePointer]
    private var descriptions: [FontKey: OpaquePointer] = [:]
    /// Broken lines by text and measure; see ``LineBreaker``.
    var lines = LineCache()

    private struct FontKey: Hashable {
        var display: Bool
        var mirrored: Bool
        var strong: Bool
        var italic: Bool
        var size: Double
    }

    init(plan: FontPlan, fonts: FontSet) throws(RenderError) {
        self.plan = plan
        let (config, charsets) = try Self.configure(plan, fonts)
        self.config = config
        self.charsets = charsets
        // Pango starts FcInit() on a thread of its own, which would read the system's configuration; a current one makes it return.
        FcConfigSetCurrent(config)
        self.fontMap = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
        selvedge_font_map_set_config(self.fontMap, config)
        // One user-space unit is one point.
        pango_cairo_font_map_set_resolution(OpaquePointer(self.fontMap), 72)
        self.context = pango_font_map_create_context(self.fontMap)
        // Otherwise Pango rounds advances to whole points, which ruins the spacing.
        pango_context_set_round_glyph_positions(self.context, 0)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(self.context, options)
        cairo_font_options_destroy(options)
    }

    deinit {
        for description in self.descriptions.values { pango_font_description_free(description) }
        g_object_unref(UnsafeMutableRawPointer(self.context))
        g_object_unref(self.fontMap)
        FcConfigDestroy(self.config)
    }

    /// Whether one of the plan's faces has a glyph for it.
    func covers(_ scalar: Unicode.Scalar) -> Bool {
        self.charsets.contains { FcCharSetHasChar($0, scalar.value) != 0 }
    }

    func setLanguage(_ language: DocumentLanguage) {
        pango_context_set_language(self.context, pango_language_from_string(language.tag))
    }

    /// - Parameter mirrored: Whether it is for brackets in text that runs from right to left.
    func description(_ style: TextStyle, mirrored: Bool = false) -> OpaquePointer {
        let key = FontKey(
            display: style.display,
            mirrored: mirrored,
            strong: style.weight == .strong,
            italic: style.italic && !mirrored,
            size: style.size
        )
        if let known = self.descriptions[key] { return known }
        let description: OpaquePointer = pango_font_description_new()
        pango_font_description_set_family(description, self.plan.families(display: key.display, mirrored: mirrored))
        pango_font_description_set_weight(description, key.strong ? Self.strongWeight(self.plan.theme) : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_style(description, key.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
        self.descriptions[key] = description
        return description
    }

    /// The weight that the theme's heavy face has.
    private static func strongWeight(_ theme: Theme) -> PangoWeight {
        switch theme {
        case .classic: PANGO_WEIGHT_BOLD
        case .modern: PANGO_WEIGHT_SEMIBOLD
        }
    }

    /// Scans the plan's files one face at a time: a CJK collection has ten faces of 65,000 glyphs, of which one is wanted.
    private static func configure(_ plan: FontPlan, _ fonts: FontSet) throws(RenderError) -> (OpaquePointer, [OpaquePointer]) {
        guard let config = FcConfigCreate() else { throw .fontUnreadable(file: "fontconfig") }
        var charsets: [OpaquePointer] = []
        var set: UnsafeMutablePointer<FcFontSet>?
        for file in plan.files {
            let path = fonts.root + file.path
            if set == nil {
                // Creates the configuration's set of application fonts.
                guard FcConfigAppFontAddFile(config, path) != 0 else {
                    FcConfigDestroy(config)
                    throw .fontUnreadable(file: file.path)
                }
                set = FcConfigGetFonts(config, FcSetApplication)
            } else {
                var count: Int32 = 0
                guard let pattern = FcFreeTypeQuery(path, UInt32(file.face), nil, &count), FcFontSetAdd(set, pattern) != 0 else {
                    FcConfigDestroy(config)
                    throw .fontUnreadable(file: file.path)
                }
            }
            if let set, let last = set.pointee.fonts[Int(set.pointee.nfont) - 1], let charset = selvedge_pattern_charset(last) {
                charsets.append(charset)
            }
        }
        return (config, charsets)
    }
}
