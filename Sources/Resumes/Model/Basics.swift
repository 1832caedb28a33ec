/// Who the person is and how to reach them.
public struct Basics: Sendable, Equatable, Codable {
    public var name: String?
    public var label: String?
    public var image: String?
    public var email: String?
    public var phone: String?
    public var url: String?
    public var summary: String?
    public var location: Location?
    public var profiles: [Profile]

    public init(
        name: String? = nil,
        label: String? = nil,
        image: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        url: String? = nil,
        summary: String? = nil,
        location: Location? = nil,
        profiles: [Profile] = []
    ) {
        self.name = name
        self.label = label
        self.image = image
        self.email = email
        self.phone = phone
        self.url = url
        self.summary = summary
        self.location = location
        self.profiles = profiles
    }
}
