/// An interest.
public struct Interest: Sendable, Equatable, Codable {
    public var name: String?
    public var keywords: [String]

    public init(
        name: String? = nil,
        keywords: [String] = []
    ) {
        self.name = name
        self.keywords = keywords
    }
}
