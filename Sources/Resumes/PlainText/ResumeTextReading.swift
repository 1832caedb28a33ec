/// What rules could make of a résumé in plain text.
public struct ResumeTextReading: Sendable, Equatable {
    public var resume: Resume
    /// Lines of the text with something in them that found no place in the résumé, in their order.
    public var notUnderstood: [String]

    public init(resume: Resume, notUnderstood: [String] = []) {
        self.resume = resume
        self.notUnderstood = notUnderstood
    }
}
