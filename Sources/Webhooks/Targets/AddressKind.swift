/// What an address is for, after the special-purpose registries of IANA (RFC 6890 and its updates).
public enum AddressKind: String, Sendable, Equatable, CaseIterable {
    /// Anywhere on the Internet: the only kind that webhooks go to, unless a host was opened.
    case global
    case unspecified
    case loopback
    /// RFC 1918, unique local IPv6 (fc00::/7), site-local IPv6 (fec0::/10).
    case privateNetwork = "private"
    /// Carrier-grade NAT, 100.64.0.0/10.
    case sharedNetwork = "shared"
    case linkLocal = "link_local"
    /// Where clouds tell a machine its credentials.
    case metadata
    case multicast
    case broadcast
    case documentation
    case benchmark
    /// IPv6 that carries IPv4 through a tunnel or a relay: 6to4, Teredo, IPv4-compatible, local NAT64.
    case transition
    /// Set aside, or for the protocols themselves.
    case reserved

    /// What naming a host in the settings may open: networks of one's own, never a machine's credentials or what is no address of a host.
    var canBeOpened: Bool {
        switch self {
        case .global, .loopback, .privateNetwork, .sharedNetwork, .documentation, .benchmark: true
        case .unspecified, .linkLocal, .metadata, .multicast, .broadcast, .transition, .reserved: false
        }
    }
}
