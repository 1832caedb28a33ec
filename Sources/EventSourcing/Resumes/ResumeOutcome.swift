/// What became of the creation of a résumé.
public enum ResumeCreation: Sendable, Equatable {
    case created(ResumeRow)
    /// It was made before from the same text; it may have had other versions since.
    case repeated(ResumeRow)
    /// The user has another résumé of this id.
    case taken(ResumeRow)
    /// The key that sealed it has been destroyed.
    case erased
}

/// What became of a new version of a résumé.
public enum ResumeReplacement: Sendable, Equatable {
    case replaced(ResumeRow)
    /// The version behind the expected one stands already, with the same text.
    case repeated(ResumeRow)
    /// The newest version is another than the writer knew.
    case stale(ResumeRow)
    /// The user has no such résumé.
    case absent
    /// The key that sealed it has been destroyed.
    case erased
}
