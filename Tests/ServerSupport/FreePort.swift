import Glibc
import Synchronization

/// A TCP port on the loopback that nobody listens on.
///
/// Below the range that the kernel hands out to clients: a server that is down for a while must find its port again, and a client
/// that keeps calling a port of that range can end up connected to itself. No port is given twice: who asked for it may not listen yet.
public enum FreePort {
    private static let given = Mutex<Set<Int>>([])

    public static func find() throws(ServerFault) -> Int {
        for _ in 0..<200 {
            let port = Int.random(in: 22_000..<32_000)
            if Self.isFree(port), Self.given.withLock({ $0.insert(port).inserted }) { return port }
        }
        throw .noPort
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return Loopback.withAddress(port) { bind(descriptor, $0, $1) } == 0
    }
}
