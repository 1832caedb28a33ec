/// A prize.
public struct Award: Sendable, Equatable, Codable {
    public var title: String?
    public var date: ResumeDate?
    public var awarder: String?
    public var summary: String?

    public init(
        title: String? = nil,
        date: ResumeDate? = nil,
        awarder: String? = nil,
        summary: String? = nil
    ) {
        self.title = title
        self.date = date
        self.awarder = awarder
        self.summary = summary
    }
}
