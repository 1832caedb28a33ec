/// A certificate.
public struct Certificate: Sendable, Equatable, Codable {
    public var name: String?
    public var date: ResumeDate?
    public var url: String?
    public var issuer: String?

    public init(
        name: String? = nil,
        date: ResumeDate? = nil,
        url: String? = nil,
        issuer: String? = nil
    ) {
        self.name = name
        self.date = date
        self.url = url
        self.issuer = issuer
    }
}
