/// How a cover letter speaks.
public enum LetterTone: String, Sendable, Codable, CaseIterable {
    case professional
    case warm
    case concise
}
