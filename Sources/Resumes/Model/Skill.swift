/// A group of skills.
public struct Skill: Sendable, Equatable, Codable {
    public var name: String?
    public var level: String?
    public var keywords: [String]

    public init(
        name: String? = nil,
        level: String? = nil,
        keywords: [String] = []
    ) {
        self.name = name
        self.level = level
        self.keywords = keywords
    }
}
