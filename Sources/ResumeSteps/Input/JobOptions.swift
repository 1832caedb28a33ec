public import Documents
public import Resumes

/// What a person may choose about the documents of a job.
public struct JobOptions: Sendable, Hashable, Codable {
    public static let pageRange = 1...10

    public var theme: Theme
    public var page: PageSize
    /// Pages the résumé may fill.
    public var maxPages: Int
    /// Of the cover letter.
    public var tone: LetterTone
    /// BCP 47; overrides the language found in the résumé. Nil leaves it so.
    public var language: String?

    public init(
        theme: Theme = .classic,
        page: PageSize = .a4,
        maxPages: Int = 1,
        tone: LetterTone = .professional,
        language: String? = nil
    ) {
        self.theme = theme
        self.page = page
        self.maxPages = maxPages
        self.tone = tone
        self.language = language
    }

    /// Options as words, nil meaning the default.
    public init(theme: String?, page: String?, maxPages: Int?, tone: String?, language: String?) throws(InputError) {
        self.init(
            theme: try Self.choice(theme, of: .theme, default: .classic),
            page: try Self.choice(page?.lowercased(), of: .page, default: .a4),
            maxPages: maxPages ?? 1,
            tone: try Self.choice(tone, of: .tone, default: .professional),
            language: language
        )
        try self.requireSense()
    }

    /// Throws what is out of range.
    func requireSense() throws(InputError) {
        guard Self.pageRange.contains(self.maxPages) else { throw .pages(self.maxPages) }
        guard let language = self.language else { return }
        let subtags = language.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            language.utf8.count <= 35 && (2...3).contains(subtags.first?.utf8.count ?? 0)
            && subtags.first?.allSatisfy(\.isLetter) ?? false
            && subtags.allSatisfy { (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        guard isTag else { throw .language }
    }

    var renderOptions: RenderOptions {
        RenderOptions(theme: self.theme, page: self.page, maxPages: self.maxPages, language: self.language)
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ word: String?,
        of option: InputError.Option,
        default standard: Choice
    ) throws(InputError) -> Choice where Choice.RawValue == String {
        guard let word else { return standard }
        guard let choice = Choice(rawValue: word) else {
            throw .unknown(option, given: word, known: Choice.allCases.map(\.rawValue))
        }
        return choice
    }
}
