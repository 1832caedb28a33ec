import Foundation
import ServerSupport
import Synchronization

/// Sends back what it reads, and remembers it.
final class EchoServer: Sendable {
    let port: Int
    private let listener: Int32
    private let log = Log()

    private final class Log: Sendable {
        let text = Mutex("")
    }

    init() throws {
        self.port = try FreePort.find()
        self.listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = TestSocket.loopback(self.port)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(self.listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard bound == 0, listen(self.listener, 16) == 0 else { throw ServerFault.system("listen", errno: errno) }
        let (listener, log) = (self.listener, self.log)
        Thread.detachNewThread {
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                Thread.detachNewThread {
                    var buffer = [UInt8](repeating: 0, count: 4_096)
                    while true {
                        let count = read(client, &buffer, buffer.count)
                        guard count > 0 else { break }
                        log.text.withLock { $0 += String(decoding: buffer[..<count], as: UTF8.self) }
                        send(client, buffer, count, Int32(MSG_NOSIGNAL))
                    }
                    close(client)
                }
            }
        }
    }

    deinit {
        shutdown(self.listener, Int32(SHUT_RDWR))
        close(self.listener)
    }

    var received: String { self.log.text.withLock(\.self) }
}
