/// What a tailoring may do.
public struct TailorOptions: Sendable, Equatable, Codable {
    /// Pages the result may fill, at least 1.
    public var maxPages: Int
    /// Write a summary from the résumé's own facts when it has none.
    public var writesSummary: Bool
    /// Spell skills as the posting does where the lexicon knows both spellings as one term.
    public var usesPostingSpelling: Bool

    public init(maxPages: Int = 1, writesSummary: Bool = true, usesPostingSpelling: Bool = true) {
        self.maxPages = max(1, maxPages)
        self.writesSummary = writesSummary
        self.usesPostingSpelling = usesPostingSpelling
    }
}
