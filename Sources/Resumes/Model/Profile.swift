/// An account on a network.
public struct Profile: Sendable, Equatable, Codable {
    public var network: String?
    public var username: String?
    public var url: String?

    public init(
        network: String? = nil,
        username: String? = nil,
        url: String? = nil
    ) {
        self.network = network
        self.username = username
        self.url = url
    }
}
