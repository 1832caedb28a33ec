/// One employment; several roles at one employer are several entries with the same name.
public struct Work: Sendable, Equatable, Codable {
    public var name: String?
    public var location: String?
    public var description: String?
    public var position: String?
    public var url: String?
    public var startDate: ResumeDate?
    public var endDate: ResumeDate?
    public var summary: String?
    public var highlights: [String]

    public init(
        name: String? = nil,
        location: String? = nil,
        description: String? = nil,
        position: String? = nil,
        url: String? = nil,
        startDate: ResumeDate? = nil,
        endDate: ResumeDate? = nil,
        summary: String? = nil,
        highlights: [String] = []
    ) {
        self.name = name
        self.location = location
        self.description = description
        self.position = position
        self.url = url
        self.startDate = startDate
        self.endDate = endDate
        self.summary = summary
        self.highlights = highlights
    }
}
