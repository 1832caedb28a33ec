/// Why a webhook is not sent to a URL. Neither codes nor texts hold any of the URL, whose query may carry a key.
public enum TargetRefusal: Error, Sendable, Equatable {
    // The URL itself:
    case tooLong(limit: Int)
    /// A control character, a space, a backslash, or one beyond ASCII.
    case badCharacter
    case malformed
    case schemeNotAllowed
    case userInfo
    case fragment
    /// No name of letters, digits and hyphens, or one with a dot at its end. International names are written in ASCII (`xn--…`).
    case badHost
    /// A number that some programs read as an address: octal, hexadecimal, or not in four parts.
    case ambiguousAddress
    /// An IPv6 address with a zone.
    case zone
    case badPort
    case portNotAllowed
    // What its host stands for:
    case addressNotAllowed(AddressKind)
    case unresolved(ResolutionError)
    // Redirects:
    case tooManyRedirects(limit: Int)
    /// From a host on the Internet to one that is only open for development.
    case redirectToOpenedHost

    /// For clients: stable, and the same for all kinds of address, so that nobody maps a network by asking.
    public var code: String {
        switch self {
        case .tooLong: "url_too_long"
        case .badCharacter: "url_bad_character"
        case .malformed: "url_malformed"
        case .schemeNotAllowed: "url_scheme_not_allowed"
        case .userInfo: "url_with_credentials"
        case .fragment: "url_with_fragment"
        case .badHost: "url_bad_host"
        case .ambiguousAddress: "url_ambiguous_address"
        case .zone: "url_with_zone"
        case .badPort: "url_bad_port"
        case .portNotAllowed: "url_port_not_allowed"
        case .addressNotAllowed: "address_not_allowed"
        case .unresolved: "host_unresolved"
        case .tooManyRedirects: "too_many_redirects"
        case .redirectToOpenedHost: "redirect_not_allowed"
        }
    }

    /// The URL will never do, whatever a name server says next time.
    public var isPermanent: Bool {
        switch self {
        case .tooLong, .badCharacter, .malformed, .schemeNotAllowed, .userInfo, .fragment, .badHost, .ambiguousAddress, .zone, .badPort,
            .portNotAllowed:
            true
        case .addressNotAllowed, .unresolved, .tooManyRedirects, .redirectToOpenedHost: false
        }
    }
}

extension TargetRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLong(let limit): "the URL is longer than \(limit) bytes"
        case .badCharacter: "the URL has a character that must be percent-encoded"
        case .malformed: "this is no URL of the form https://host/path"
        case .schemeNotAllowed: "webhooks go to https URLs only"
        case .userInfo: "the URL must not carry a user name or password"
        case .fragment: "the URL must not have a fragment"
        case .badHost: "the host is no name of letters, digits and hyphens; write an international name in its ASCII form (xn--…)"
        case .ambiguousAddress: "write an IPv4 address as four decimal numbers without leading zeros"
        case .zone: "an IPv6 address with a zone has no meaning here"
        case .badPort: "the port is no number from 1 to 65535"
        case .portNotAllowed: "webhooks are not sent to this port"
        case .addressNotAllowed: "the host has an address that is not on the public Internet"
        case .unresolved(let error): "the host could not be resolved: \(error)"
        case .tooManyRedirects(let limit): "more than \(limit) redirects"
        case .redirectToOpenedHost: "a redirect leads to a host that is open for development only"
        }
    }
}
