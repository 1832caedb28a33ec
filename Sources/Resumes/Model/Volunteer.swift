/// Unpaid work.
public struct Volunteer: Sendable, Equatable, Codable {
    public var organization: String?
    public var position: String?
    public var url: String?
    public var startDate: ResumeDate?
    public var endDate: ResumeDate?
    public var summary: String?
    public var highlights: [String]

    public init(
        organization: String? = nil,
        position: String? = nil,
        url: String? = nil,
        startDate: ResumeDate? = nil,
        endDate: ResumeDate? = nil,
        summary: String? = nil,
        highlights: [String] = []
    ) {
        self.organization = organization
        self.position = position
        self.url = url
        self.startDate = startDate
        self.endDate = endDate
        self.summary = summary
        self.highlights = highlights
    }
}
