/// How webhooks are sent; nil leaves it to the program.
public struct WebhookSettings: Sendable, Equatable {
    /// Hosts, with or without a port, that webhooks may reach over http, at private addresses and on any port: for development.
    public var allowedHosts: [String] = []
    /// For one try, from the lookup of the name to the answer.
    public var timeout: Duration?
    /// Mean waits after the first, second … failed try.
    public var retryWaits: [Duration]?
    /// File of the certificates to trust instead of the system's, in PEM form.
    public var certificateAuthorities: String?

    public init() {}
}
