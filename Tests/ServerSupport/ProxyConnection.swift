import Glibc

/// A client's connection and the one through to the server.
struct ProxyConnection {
    private let client: Int32
    private let server: Int32
    private(set) var flows: [ProxyFlow]
    /// The client is gone; the server may still read what it was sent, and nothing comes back.
    private var isSevered = false

    init(client: Int32, server: Int32) {
        self.client = client
        self.server = server
        self.flows = [ProxyFlow(from: client, to: server, .toServer), ProxyFlow(from: server, to: client, .toClient)]
    }

    /// When something of this connection comes due without any socket becoming ready.
    var due: ContinuousClock.Instant? { self.flows.compactMap(\.due).min() }

    func requests(_ settings: ProxySettings, now: ContinuousClock.Instant) -> [pollfd] {
        self.flows.map { flow in
            let mayRead = settings.mode != .holding && flow.wantsToRead
            return pollfd(fd: mayRead ? flow.source : -1, events: Int16(POLLIN), revents: 0)
        }
            + self.flows.map { flow in
                let mayWrite = settings.mode == .passing && flow.due.map { $0 <= now } ?? false
                return pollfd(fd: mayWrite ? flow.sink : -1, events: Int16(POLLOUT), revents: 0)
            }
    }

    /// Moves what can be moved; false when the connection is over.
    mutating func move(_ settings: inout ProxySettings, now: ContinuousClock.Instant) -> Bool {
        if self.isSevered { return self.drain(now: now) }
        if settings.mode == .passing, self.flows.contains(where: \.hasLost) {
            self.end(.reset)
            return false
        }
        for index in self.flows.indices where settings.mode != .holding && self.flows[index].wantsToRead {
            switch self.flows[index].read(&settings, now: now) {
            case .nothing, .bytes: continue
            case .failed:
                self.end(.reset)
                return false
            case .sprung(let cut, .before):
                self.end(cut)
                return false
            case .sprung(let cut, .after):
                self.sever(cut)
                return self.drain(now: now)
            }
        }
        guard settings.mode == .passing else { return true }
        for index in self.flows.indices where !self.flows[index].write(now: now) {
            self.end(.reset)
            return false
        }
        if self.flows.allSatisfy(\.hasPassedEnd) {
            self.end(.close)
            return false
        }
        return true
    }

    /// Closes both sides.
    func end(_ cut: TCPProxy.Cut) {
        if !self.isSevered { Self.end(self.client, cut) }
        Self.end(self.server, cut)
    }

    private mutating func sever(_ cut: TCPProxy.Cut) {
        Self.end(self.client, cut)
        self.isSevered = true
    }

    /// Passes on what the server has yet to get, then waits for it to hang up.
    private mutating func drain(now: ContinuousClock.Instant) -> Bool {
        guard self.flows[0].write(now: now) else {
            Self.end(self.server, .close)
            return false
        }
        if self.flows[0].isEmpty { shutdown(self.server, Int32(SHUT_WR)) }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(self.server, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { continue }
            if count < 0, errno == EAGAIN || errno == EINTR { return true }
            Self.end(self.server, .close)
            return false
        }
    }

    private static func end(_ descriptor: Int32, _ cut: TCPProxy.Cut) {
        switch cut {
        case .close: break
        case .reset:
            // Without lingering, 'close' sends RST.
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }
        close(descriptor)
    }
}
