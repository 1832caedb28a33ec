import Resumes

/// Of `prepare`: what the posting asks for, and what the résumé has to show for it.
struct PreparedRecord: StepRecord {
    static let kind = "prepared"

    var posting: Posting
    var requirements: [Requirement]
    /// In the order of ``requirements``.
    var matches: [RequirementMatch]
}
