public import Jobs

/// What a client hands in to have a job made of, checked as far as JSON goes.
public struct SubmissionRequest: Sendable, Equatable {
    public var workflow: String
    /// JSON Resume in UTF-8.
    public var resume: [UInt8]
    /// Text, Markdown or HTML in UTF-8.
    public var posting: [UInt8]
    public var theme: String?
    public var page: String?
    public var maxPages: Int?
    public var tone: String?
    /// BCP 47.
    public var language: String?

    public init(
        workflow: String,
        resume: [UInt8],
        posting: [UInt8],
        theme: String? = nil,
        page: String? = nil,
        maxPages: Int? = nil,
        tone: String? = nil,
        language: String? = nil
    ) {
        self.workflow = workflow
        self.resume = resume
        self.posting = posting
        self.theme = theme
        self.page = page
        self.maxPages = maxPages
        self.tone = tone
        self.language = language
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
}
