/// Where the person lives.
public struct Location: Sendable, Equatable, Codable {
    public var address: String?
    public var postalCode: String?
    public var city: String?
    public var countryCode: String?
    public var region: String?

    public init(
        address: String? = nil,
        postalCode: String? = nil,
        city: String? = nil,
        countryCode: String? = nil,
        region: String? = nil
    ) {
        self.address = address
        self.postalCode = postalCode
        self.city = city
        self.countryCode = countryCode
        self.region = region
    }
}
