import Webhooks

/// Knows two hosts: one on the Internet, and one inside.
struct NamedHosts: HostResolver {
    func addresses(of name: String) async throws(ResolutionError) -> [IPAddress] {
        switch name {
        case "example.com": [.v4(0x5db8_d822)]
        case "inside.example.com": [.v4(0x0a00_0001)]
        case "hooks.test": [.v4(0x7f00_0001)]
        default: throw .noAddress
        }
    }
}
