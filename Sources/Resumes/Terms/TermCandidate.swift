/// A spelling found in a text, before its context was looked at.
struct TermCandidate {
    enum Standing {
        /// Nothing more to ask.
        case certain
        /// In its own case; the context decides.
        case needsContext
        /// In another case than its own: only a list of known terms can carry it.
        case needsList
    }

    var term: Term
    var range: Range<Int>
    var standing: Standing
}
