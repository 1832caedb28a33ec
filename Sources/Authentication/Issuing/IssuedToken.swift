public import EventSourcing

/// A new token. Shows itself without its text.
public struct IssuedToken: Sendable, Equatable {
    /// The token itself, for whoever asked for it.
    public let text: String
    /// Its `jti`.
    public let tokenID: String
    public let expiry: Timestamp
}

extension IssuedToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "token \(self.tokenID)" }
    public var debugDescription: String { self.description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
