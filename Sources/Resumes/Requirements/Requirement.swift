/// One thing the posting asks for.
public struct Requirement: Sendable, Equatable, Codable {
    /// How much the posting wants it.
    public enum Strength: String, Sendable, Codable, CaseIterable {
        case must
        case nice
        case duty
    }

    /// The posting's own words, one clause or list item, for the report.
    public var text: String
    public var strength: Strength
    /// Weight of the cue that decided the strength, 0…1 (required 1.0, under requirements 0.8, duties 0.6, preferred 0.35).
    public var weight: Double
    /// The terms asked for. With ``anyOf`` one of them is enough ("A, B or similar"), else all are wanted.
    public var terms: [Term]
    public var anyOf: Bool
    /// "5+ years" bound to these terms; nil when the posting gives none.
    public var years: Int?

    public init(text: String, strength: Strength, weight: Double, terms: [Term], anyOf: Bool = false, years: Int? = nil) {
        self.text = text
        self.strength = strength
        self.weight = weight
        self.terms = terms
        self.anyOf = anyOf
        self.years = years
    }
}
