/// Bounds of one try to deliver a message.
public struct SendingLimits: Sendable, Equatable {
    /// For one connection with its TLS handshake.
    public var connect: Duration = .seconds(5)
    /// From the lookup of the name to the head of the last answer, redirects included.
    public var overall: Duration = .seconds(15)
    /// For what follows the head. What the answer says is known by then.
    public var drain: Duration = .seconds(1)
    /// The most that is read of an answer's body, in bytes; all of it is thrown away.
    public var bodyBytes = 4096
    public var redirects = 3
    /// Addresses of one name that are tried when connecting fails.
    public var addresses = 3

    public init() {}
}
