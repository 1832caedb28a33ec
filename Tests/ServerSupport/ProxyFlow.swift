import Glibc

/// The bytes on their way in one direction of one connection.
struct ProxyFlow {
    private struct Piece {
        var due: ContinuousClock.Instant
        var bytes: ArraySlice<UInt8>
    }

    /// Beyond this the sender has to wait.
    private static let room = 1 << 20

    let source: Int32
    let sink: Int32
    let direction: TCPProxy.Direction
    private var pieces: [Piece] = []
    private var waiting = 0
    /// The last bytes seen, for patterns that arrive in pieces.
    private var tail: ArraySlice<UInt8> = []
    private(set) var isAtEnd = false
    private(set) var hasPassedEnd = false
    private(set) var hasLost = false

    init(from source: Int32, to sink: Int32, _ direction: TCPProxy.Direction) {
        self.source = source
        self.sink = sink
        self.direction = direction
    }

    var wantsToRead: Bool { !self.isAtEnd && self.waiting < Self.room }

    var isEmpty: Bool { self.pieces.isEmpty }

    /// When the next piece may pass.
    var due: ContinuousClock.Instant? { self.pieces.first?.due }

    enum Reading {
        case nothing
        case bytes
        case failed
        case sprung(TCPProxy.Cut, TCPProxy.Moment)
    }

    /// Takes what the source has to give.
    mutating func read(_ settings: inout ProxySettings, now: ContinuousClock.Instant) -> Reading {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(self.source, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        guard count >= 0 else { return errno == EAGAIN || errno == EINTR ? .nothing : .failed }
        guard count > 0 else {
            self.isAtEnd = true
            return .bytes
        }
        if settings.mode == .swallowing {
            self.hasLost = true
            return .bytes
        }
        let bytes = buffer[..<count]
        var sprung: ProxyTrap?
        for index in settings.traps.indices where settings.traps[index].direction == self.direction {
            if settings.traps[index].isSprung(by: bytes, after: self.tail) { sprung = settings.traps[index] }
        }
        settings.traps.removeAll { $0.left <= 0 }
        self.tail = (self.tail + bytes).suffix(1_024)
        if let sprung {
            settings.cuts += 1
            if sprung.moment == .after { self.enqueue(bytes, at: now) }
            return .sprung(sprung.cut, sprung.moment)
        }
        self.enqueue(bytes, at: now + settings.latency)
        return .bytes
    }

    private mutating func enqueue(_ bytes: ArraySlice<UInt8>, at due: ContinuousClock.Instant) {
        self.pieces.append(Piece(due: due, bytes: bytes))
        self.waiting += bytes.count
    }

    /// Passes on what is due; false when the sink is gone.
    mutating func write(now: ContinuousClock.Instant) -> Bool {
        while let piece = self.pieces.first, piece.due <= now {
            let sent = piece.bytes.withUnsafeBytes {
                send(self.sink, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
            }
            guard sent >= 0 else { return errno == EAGAIN || errno == EINTR }
            self.waiting -= sent
            if sent == piece.bytes.count { self.pieces.removeFirst() } else { self.pieces[0].bytes = piece.bytes.dropFirst(sent) }
        }
        if self.isAtEnd, self.pieces.isEmpty, !self.hasPassedEnd {
            self.hasPassedEnd = true
            shutdown(self.sink, Int32(SHUT_WR))
        }
        return true
    }
}
