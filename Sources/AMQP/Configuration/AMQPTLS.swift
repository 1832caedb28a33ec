/// How a connection is encrypted; at least TLS 1.2, always.
public struct AMQPTLS: Sendable, Hashable {
    /// Debian's bundle of public authorities.
    public static let systemAuthorities = "/etc/ssl/certs/ca-certificates.crt"

    /// PEM file of the authorities that may vouch for the broker.
    public var authorities: String
    /// Checks the broker's certificate and that it names the host. Off only for trials.
    public var verifiesPeer: Bool
    /// Certificate chain and key by which this client shows who it is, if the broker wants to know.
    public var identity: AMQPIdentity?

    public init(authorities: String = Self.systemAuthorities, verifiesPeer: Bool = true, identity: AMQPIdentity? = nil) {
        self.authorities = authorities
        self.verifiesPeer = verifiesPeer
        self.identity = identity
    }
}
