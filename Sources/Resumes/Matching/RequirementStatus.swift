/// How far a résumé answers a requirement.
public enum RequirementStatus: String, Sendable, Codable, CaseIterable {
    case met
    /// Some of it, fewer years, a lower level, or only something related; the match's note says which.
    case partial
    case missing
}
