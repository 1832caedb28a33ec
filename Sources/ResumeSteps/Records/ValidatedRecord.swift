import Resumes

/// Of `validate`: the résumé as read.
struct ValidatedRecord: StepRecord {
    static let kind = "validated"

    var resume: Resume
    var warnings: [ResumeWarning]
}
