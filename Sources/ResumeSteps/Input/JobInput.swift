/// The input of a résumé job, as it is kept with the job.
public struct JobInput: Sendable, Equatable, Codable {
    public static let currentVersion = 1
    /// As strict JSON. Some thirty pages; more is no résumé and would not be laid out.
    public static let resumeTextLimit = 96 << 10

    public let version: Int
    /// JSON Resume, as given.
    public let resume: String
    /// Text, Markdown or HTML, as given.
    public let posting: String
    public let options: JobOptions
    /// Which of the user's stored résumés ``resume`` is a copy of; nil when it came by itself.
    public let resumeID: String?
    /// What the job's maker keeps with it; no step looks at it. Nil when there is none.
    public let metadata: [String: String]?
    /// Lines of the plain text that ``resume`` was made of which are not in it; no step reads them, the report repeats them. Nil when
    /// there are none.
    public let notUnderstood: [String]?

    init(
        resume: String,
        posting: String,
        options: JobOptions,
        resumeID: String? = nil,
        metadata: [String: String] = [:],
        notUnderstood: [String] = []
    ) {
        self.version = Self.currentVersion
        self.resume = resume
        self.posting = posting
        self.options = options
        self.resumeID = resumeID
        self.metadata = metadata.isEmpty ? nil : metadata
        self.notUnderstood = notUnderstood.isEmpty ? nil : notUnderstood
    }
}
