import Resumes

/// Of `letter`.
struct LetterRecord: StepRecord {
    static let kind = "letter"

    var letter: CoverLetter
    var report: MatchReport
}
