/// A project.
public struct Project: Sendable, Equatable, Codable {
    public var name: String?
    public var description: String?
    public var highlights: [String]
    public var keywords: [String]
    public var startDate: ResumeDate?
    public var endDate: ResumeDate?
    public var url: String?
    public var roles: [String]
    public var entity: String?
    public var type: String?

    public init(
        name: String? = nil,
        description: String? = nil,
        highlights: [String] = [],
        keywords: [String] = [],
        startDate: ResumeDate? = nil,
        endDate: ResumeDate? = nil,
        url: String? = nil,
        roles: [String] = [],
        entity: String? = nil,
        type: String? = nil
    ) {
        self.name = name
        self.description = description
        self.highlights = highlights
        self.keywords = keywords
        self.startDate = startDate
        self.endDate = endDate
        self.url = url
        self.roles = roles
        self.entity = entity
        self.type = type
    }
}
