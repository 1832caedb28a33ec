/// The form that makes a job.
struct NewJobPage: Sendable {
    struct Field: Sendable {
        let value: String
        let problem: String?
    }

    struct Mistake: Sendable {
        /// The field's place in the page.
        let anchor: String
        let label: String
        let detail: String
    }

    let frame: PageFrame
    /// What concerns no field.
    let alert: String?
    let isSignedOut: Bool
    let mistakes: [Mistake]
    /// Names the form, so that sending it twice makes one job.
    let key: String
    let workflows: [Choice]
    let priorities: [Choice]
    let themes: [Choice]
    let pages: [Choice]
    let tones: [Choice]
    let mostPages: Int
    let resume: Field
    let posting: Field
    let title: Field
    let company: Field
    let language: Field
    let maxPages: Field
    let workflowProblem: String?

    /// What fields are called on the page; the same names as in the contract.
    private static let labels = [
        "resume": "Résumé", "posting": "Posting", "title": "Job title", "company": "Company", "workflow": "Workflow",
        "priority": "Priority", "language": "Language", "tone": "Tone", "theme": "Theme", "page": "Page size",
        "maxPages": "Most pages",
    ]

    /// - Parameters:
    ///   - typed: what the form held; it stands there again.
    ///   - problem: why it made no job.
    init(frame: PageFrame, choices: SubmissionChoices, typed: FormFields, key: String, problem: Problem? = nil) {
        let fields = problem?.fields ?? []
        let field = { (name: String) in
            Field(value: typed.text(name), problem: fields.first { $0.name == name }?.detail)
        }
        self.frame = frame
        self.isSignedOut = problem?.type == .unauthenticated
        let strangers = fields.filter { Self.labels[$0.name] == nil }.map(\.detail)
        self.alert = problem.flatMap { problem in
            let rest = strangers.joined(separator: "; ")
            if let detail = problem.detail { return rest.isEmpty ? detail : "\(detail) (\(rest))" }
            return rest.isEmpty && !fields.isEmpty ? nil : rest.isEmpty ? problem.type.title : rest
        }
        self.mistakes = fields.compactMap { field in
            Self.labels[field.name].map { Mistake(anchor: field.name, label: $0, detail: field.detail) }
        }
        self.key = key
        let choose = { (name: String, words: [String], standard: String) in
            words.map { Choice($0, selected: typed.word(name) ?? standard) }
        }
        self.workflows = choose("workflow", choices.workflows, SubmissionFields.standardWorkflow)
        self.priorities = choose("priority", ["high", "default", "low"], "default")
        self.themes = choose("theme", choices.themes, choices.themes.first ?? "")
        self.pages = choose("page", choices.pages, choices.pages.first ?? "")
        self.tones = choose("tone", choices.tones, choices.tones.first ?? "")
        self.mostPages = choices.mostPages
        self.resume = field("resume")
        self.posting = field("posting")
        self.title = field("title")
        self.company = field("company")
        self.language = field("language")
        self.maxPages = Field(value: typed.word("maxPages") ?? "1", problem: field("maxPages").problem)
        self.workflowProblem = field("workflow").problem
    }
}
