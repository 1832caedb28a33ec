public import EventSourcing
public import Jobs

/// What a client hands in to have a job made of, checked as far as JSON goes.
public struct SubmissionRequest: Sendable, Equatable {
    public var workflow: String
    /// JSON Resume in UTF-8.
    public var resume: [UInt8]
    /// Which of the user's stored résumés ``resume`` is; nil when the client sent it.
    public var resumeID: ResumeID?
    /// Text, Markdown or HTML in UTF-8.
    public var posting: [UInt8]
    public var theme: String?
    public var page: String?
    public var maxPages: Int?
    public var tone: String?
    /// BCP 47.
    public var language: String?
    /// What the client keeps with the job; nothing comes of it.
    public var metadata: [String: String]
    /// Lines of the client's plain text that are not in ``resume``, for it to know.
    public var notUnderstood: [String]

    public init(
        workflow: String,
        resume: [UInt8],
        resumeID: ResumeID? = nil,
        posting: [UInt8],
        theme: String? = nil,
        page: String? = nil,
        maxPages: Int? = nil,
        tone: String? = nil,
        language: String? = nil,
        metadata: [String: String] = [:],
        notUnderstood: [String] = []
    ) {
        self.workflow = workflow
        self.resume = resume
        self.resumeID = resumeID
        self.posting = posting
        self.theme = theme
        self.page = page
        self.maxPages = maxPages
        self.tone = tone
        self.language = language
        self.metadata = metadata
        self.notUnderstood = notUnderstood
    }
}

/// A job's workflow and input, ready to be submitted.
public struct MadeSubmission: Sendable {
    public var definition: WorkflowDefinition
    public var input: [UInt8]

    public init(definition: WorkflowDefinition, input: [UInt8]) {
        self.definition = definition
        self.input = input
    }
}

/// What of a job's input its maker sees again with the job.
public struct SubmissionDetails: Sendable, Equatable {
    public var resumeID: ResumeID?
    public var metadata: [String: String]
    /// Of the client's plain text, if there was any.
    public var notUnderstood: [String]

    public init(resumeID: ResumeID? = nil, metadata: [String: String] = [:], notUnderstood: [String] = []) {
        self.resumeID = resumeID
        self.metadata = metadata
        self.notUnderstood = notUnderstood
    }

    /// Whether there is nothing that every job's document shows.
    public var isEmpty: Bool { self.resumeID == nil && self.metadata.isEmpty }
}

/// Why no job can be made of what was handed in: the fields that are to blame.
public struct SubmissionRefusal: Error, Sendable, Equatable {
    public var fields: [FieldProblem]

    public init(fields: [FieldProblem]) { self.fields = fields }

    public init(member name: String, _ detail: String) { self.fields = [FieldProblem(member: name, detail)] }
}

/// Knows the workflows and what their steps take as input.
public protocol SubmissionMaker: Sendable {
    /// Checks all that a job would check before it starts, so that bad input makes no job.
    func submission(_ request: SubmissionRequest) throws(SubmissionRefusal) -> MadeSubmission

    /// Checks a résumé by itself as ``submission(_:)`` does; what is wrong is said of the member `resume`.
    func check(resume: [UInt8]) throws(SubmissionRefusal)

    /// Reads out of an input that was made here; nothing out of anything else.
    func details(of input: [UInt8]) -> SubmissionDetails

    /// The posting that an input was made of; nil for anything else.
    func posting(of input: [UInt8]) -> String?

    /// What there is to choose of, for forms.
    var choices: SubmissionChoices { get }
}
