/// A language spoken (JSON Resume `languages[]`).
public struct LanguageSkill: Sendable, Equatable, Codable {
    public var language: String?
    public var fluency: String?

    public init(
        language: String? = nil,
        fluency: String? = nil
    ) {
        self.language = language
        self.fluency = fluency
    }
}
