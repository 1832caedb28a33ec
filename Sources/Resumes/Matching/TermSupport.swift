/// What a résumé shows for one term.
struct TermSupport {
    /// How the term is shown, from strong to weak.
    enum Grade {
        case shown
        case listed
        case related(Term)
        case none
    }

    var term: Term
    var grade: Grade
    var credit: Double
    /// Positions in the index's texts, best first.
    var texts: [Int]

    var isMissing: Bool {
        switch grade {
        case .shown, .listed: false
        case .related, .none: true
        }
    }
}
