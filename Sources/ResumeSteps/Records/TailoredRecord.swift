import Resumes

/// Of `tailor`.
struct TailoredRecord: StepRecord {
    static let kind = "tailored"

    var resume: Resume
    var report: MatchReport
    var leftOut: [SourceID]
    var warnings: [TailorWarning]
}
