/// What is wrong with the configuration, where, and what to do about it. Holds no secret.
public struct ConfigurationError: Error, Sendable, Equatable {
    /// File and line; nil when the reason names the place itself.
    public var place: String?
    public var reason: String

    public init(place: String?, reason: String) {
        self.place = place
        self.reason = reason
    }
}

extension ConfigurationError: CustomStringConvertible {
    /// One line.
    public var description: String { self.place.map { "\($0): \(self.reason)" } ?? self.reason }
}
