import Glibc
import ServerSupport

/// A blocking client, or an accepted connection.
final class TestSocket: Sendable {
    enum Received: Equatable {
        case bytes(String)
        case nothing
        case end
        case reset
    }

    private let descriptor: Int32

    init(connectedTo port: Int) throws {
        self.descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(self.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard result == 0 else { throw ServerFault.system("connect", errno: errno) }
    }

    deinit { close(self.descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(self.descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Waits for so many bytes.
    func receive(_ count: Int, within seconds: Double = 10) -> Received {
        var got: [UInt8] = []
        while got.count < count {
            var request = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, Int32(seconds * 1_000)) > 0 else { return .nothing }
            var buffer = [UInt8](repeating: 0, count: count - got.count)
            let read = recv(self.descriptor, &buffer, buffer.count, 0)
            if read < 0 { return .reset }
            if read == 0 { return .end }
            got += buffer[..<read]
        }
        return .bytes(String(decoding: got, as: UTF8.self))
    }

    static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        return address
    }
}
