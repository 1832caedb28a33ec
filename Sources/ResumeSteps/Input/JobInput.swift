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

    init(resume: String, posting: String, options: JobOptions) {
        self.version = Self.currentVersion
        self.resume = resume
        self.posting = posting
        self.options = options
    }
}
