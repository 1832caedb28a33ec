/// The broker of a fleet.
public struct AMQPSettings: Sendable, Equatable {
    public var url: ServerURL
    /// What the names of all exchanges and queues start with.
    public var prefix: String

    public static let standardPrefix = "selvedge"

    public init(url: ServerURL, prefix: String = Self.standardPrefix) {
        self.url = url
        self.prefix = prefix
    }
}
