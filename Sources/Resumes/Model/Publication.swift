/// A published text.
public struct Publication: Sendable, Equatable, Codable {
    public var name: String?
    public var publisher: String?
    public var releaseDate: ResumeDate?
    public var url: String?
    public var summary: String?

    public init(
        name: String? = nil,
        publisher: String? = nil,
        releaseDate: ResumeDate? = nil,
        url: String? = nil,
        summary: String? = nil
    ) {
        self.name = name
        self.publisher = publisher
        self.releaseDate = releaseDate
        self.url = url
        self.summary = summary
    }
}
