import Glibc

/// Two connected sockets.
final class SocketPair: Sendable {
    /// Closed on exec: a copy in another test's child process would keep a closed end from hanging up.
    static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)

    let near: Int32
    let far: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Self.kind, 0, &ends) == 0 else { throw SocketPairFailure(number: errno) }
        self.near = ends[0]
        self.far = ends[1]
    }

    deinit {
        close(self.near)
        close(self.far)
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(self.far, bytes, bytes.count)
    }

    static func drain(_ descriptor: Int32) -> Int {
        var bytes = [UInt8](repeating: 0, count: 4096)
        return recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
    }
}

struct SocketPairFailure: Error {
    let number: Int32
}
