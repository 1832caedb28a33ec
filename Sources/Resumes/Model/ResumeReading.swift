/// A résumé as read, with everything that had to be mended or left out on the way.
public struct ResumeReading: Sendable, Equatable {
    public var resume: Resume
    /// In the order of the file.
    public var warnings: [ResumeWarning]

    public init(resume: Resume, warnings: [ResumeWarning] = []) {
        self.resume = resume
        self.warnings = warnings
    }
}
