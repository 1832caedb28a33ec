/// The time that a line of a résumé gives for an entry.
struct DateSpan: Equatable {
    var start: ResumeDate?
    /// Nil for what goes on.
    var end: ResumeDate?
    /// Whether two ends are written, or one that is said to go on; a single date may also be part of a sentence.
    var isRange: Bool
}

/// A span and what stands around it.
struct DatedText: Equatable {
    var span: DateSpan
    var before: String
    var after: String

    var rest: [String] { [self.before, self.after].filter { !$0.isEmpty } }
}
