/// What a person may choose of when a job is made, for forms. The first of each is what is taken when nothing is chosen.
public struct SubmissionChoices: Sendable, Equatable {
    public var workflows: [String]
    public var themes: [String]
    public var pages: [String]
    public var tones: [String]
    public var mostPages: Int

    public init(
        workflows: [String] = ["tailor"],
        themes: [String] = [],
        pages: [String] = [],
        tones: [String] = [],
        mostPages: Int = 10
    ) {
        self.workflows = workflows
        self.themes = themes
        self.pages = pages
        self.tones = tones
        self.mostPages = mostPages
    }
}

extension SubmissionMaker {
    public var choices: SubmissionChoices { SubmissionChoices() }
}
