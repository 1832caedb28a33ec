/// A document whose language and fonts are settled; it can be composed at any density.
struct PreparedDocument {
    let source: DocumentSource
    let options: RenderOptions
    let language: DocumentLanguage
    let plan: FontPlan

    /// - Throws: ``RenderError/tooLarge(bytes:)``.
    init(_ source: DocumentSource, _ options: RenderOptions) throws(RenderError) {
        let style = StyleSheet(theme: options.theme, density: .normal, script: 1)
        let given = options.language ?? source.language
        let guess = DocumentLanguage(given: given, texts: [])
        let (blocks, furniture) = source.blocks(style: style, vocabulary: guess.vocabulary)
        let texts = blocks.map(\.text)
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        guard bytes <= PDFRenderer.textLimit else { throw .tooLarge(bytes: bytes) }
        let added = Set(furniture)
        let language = DocumentLanguage(given: given, texts: texts.filter { !added.contains($0) })
        let words = language == guess ? [] : source.blocks(style: style, vocabulary: language.vocabulary).furniture
        self.source = source
        self.options = options
        self.language = language
        self.plan = FontPlan(theme: options.theme, texts: texts + words, language: language)
    }

    func style(_ density: Density) -> StyleSheet {
        StyleSheet(theme: self.options.theme, density: density, script: self.scriptFactor)
    }

    /// Tall scripts need more room between lines than the theme's Latin.
    private var scriptFactor: Double {
        switch self.language.primary {
        case "ar", "fa", "ur": 1.16
        case "ja", "zh", "ko": 1.1
        case "th", "hi": 1.14
        default: 1
        }
    }
}
