import Synchronization
import Webhooks

/// Knows hosts on the Internet, one of which is inside after it was asked for, and hosts inside.
final class NamedHosts: HostResolver {
    private let hasMoved = Mutex(false)

    func addresses(of name: String) async throws(ResolutionError) -> [IPAddress] {
        switch name {
        case "example.com": return [.v4(0x5db8_d822)]
        case "inside.example.com": return [.v4(0x0a00_0001)]
        case "moving.example.com":
            let hasMoved = self.hasMoved.withLock { hasMoved in
                defer { hasMoved = true }
                return hasMoved
            }
            return [.v4(hasMoved ? 0x0a00_0001 : 0x5db8_d822)]
        case "hooks.test": return [.v4(0x7f00_0001)]
        default: throw .noAddress
        }
    }
}
