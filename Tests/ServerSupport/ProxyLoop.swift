import Glibc
import Synchronization

/// The thread of a proxy: it alone touches the sockets.
final class ProxyLoop: Sendable {
    private let port: Int
    private let target: Int
    private let listener: Int32
    /// Written to when the settings have changed.
    private let wake: (reading: Int32, writing: Int32)
    private let settings = Mutex(ProxySettings())

    init(port: Int, target: Int) throws(ServerFault) {
        self.port = port
        self.target = target
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .system("no socket pair", errno: errno) }
        self.wake = (ends[0], ends[1])
        self.listener = Self.listen(port)
        guard self.listener >= 0 else { throw .system("cannot listen on \(port)", errno: errno) }
    }

    deinit {
        close(self.wake.reading)
        close(self.wake.writing)
    }

    var cuts: Int { self.settings.withLock(\.cuts) }

    func change(_ body: (inout ProxySettings) -> Void) {
        self.settings.withLock { body(&$0) }
        var byte: UInt8 = 0
        send(self.wake.writing, &byte, 1, Int32(MSG_NOSIGNAL))
    }

    /// Runs until the proxy is stopped.
    func run() {
        var connections: [ProxyConnection] = []
        var listener = self.listener
        while true {
            var current = self.settings.withLock { settings in
                defer { settings.cutAll = nil }
                return settings
            }
            if let cut = current.cutAll ?? (current.isStopped ? .close : nil) {
                for connection in connections { connection.end(cut) }
                connections = []
            }
            // Only a closed listener refuses.
            if current.isRefusing || current.isStopped, listener >= 0 {
                close(listener)
                listener = -1
            }
            if current.isStopped { break }
            if !current.isRefusing, listener < 0 { listener = Self.listen(self.port) }

            self.wait(listener, connections, current)
            if let connection = self.accept(listener) { connections.append(connection) }
            let now = ContinuousClock.now
            // Traps count under the lock, so that a trap set meanwhile is not lost.
            self.settings.withLock { settings in
                current = settings
                connections = connections.compactMap { connection in
                    var connection = connection
                    return connection.move(&settings, now: now) ? connection : nil
                }
            }
        }
    }

    /// Until a socket is ready, something comes due, or the settings change.
    private func wait(_ listener: Int32, _ connections: [ProxyConnection], _ settings: ProxySettings) {
        let now = ContinuousClock.now
        var requests = [
            pollfd(fd: self.wake.reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
        ]
        for connection in connections { requests += connection.requests(settings, now: now) }
        let due = settings.mode == .passing ? connections.compactMap(\.due).min() : nil
        let timeout = due.map { Int32(max(0, (($0 - now) / .milliseconds(1)).rounded(.up))) } ?? -1
        guard poll(&requests, nfds_t(requests.count), timeout) > 0, requests[0].revents != 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(self.wake.reading, &bytes, bytes.count) > 0 {}
    }

    private func accept(_ listener: Int32) -> ProxyConnection? {
        guard listener >= 0 else { return nil }
        let client = Glibc.accept(listener, nil, nil)
        guard client >= 0 else { return nil }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard server >= 0, Loopback.withAddress(self.target, { connect(server, $0, $1) }) == 0 else {
            close(client)
            if server >= 0 { close(server) }
            return nil
        }
        for descriptor in [client, server] {
            var on: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        }
        return ProxyConnection(client: client, server: server)
    }

    private static func listen(_ port: Int) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return -1 }
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard Loopback.withAddress(port, { bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 128) == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }
}
