/// An entry that may carry a start and an end.
struct DatedEntry: Sendable {
    var id: SourceID
    var start: ResumeDate?
    var end: ResumeDate?
}
