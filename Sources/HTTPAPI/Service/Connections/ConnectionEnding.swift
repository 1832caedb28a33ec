import NIOCore

/// Ends a connection so that the client gets what was sent last: closed with bytes unread, the kernel would reset it, and throw away what
/// is still on its way. So the sending half is closed first, and what comes is read over, until the client closes its half or patience is
/// at an end.
struct ConnectionEnding {
    private enum Phase {
        case none
        /// Nothing more is sent, though the client has a last word.
        case awaiting
        /// The sending half is closed.
        case begun
        case over
    }

    private let patience: TimeAmount
    private var phase = Phase.none
    private var timer: Scheduled<Void>?

    init(patience: TimeAmount) { self.patience = patience }

    /// Whether what comes is read over.
    var hasBegun: Bool {
        switch self.phase {
        case .none, .awaiting: false
        case .begun, .over: true
        }
    }

    /// Whether the connection's end is only a matter of time.
    var isAwaiting: Bool {
        switch self.phase {
        case .none, .over: false
        case .awaiting, .begun: true
        }
    }

    /// From now on the client has so long to do what it has to.
    mutating func allow(_ context: ChannelHandlerContext) {
        switch self.phase {
        case .none:
            self.phase = .awaiting
            self.limit(context)
        case .awaiting, .begun, .over: break
        }
    }

    /// Whether the caller now has to close the sending half and read on; not done here, since both may come back to this value.
    mutating func begins(_ context: ChannelHandlerContext) -> Bool {
        guard self.begins() else { return false }
        self.limit(context)
        return true
    }

    /// The same for who has sent nothing yet that the client could answer to, and calls ``limit(_:in:)`` itself.
    mutating func begins() -> Bool {
        switch self.phase {
        case .none, .awaiting:
            self.phase = .begun
            return true
        case .begun, .over: return false
        }
    }

    /// Closes the connection after this time, and no sooner: an earlier limit is void.
    mutating func limit(_ context: ChannelHandlerContext, in duration: TimeAmount) {
        self.timer?.cancel()
        self.timer = nil
        guard self.isAwaiting else { return }
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(in: duration) { context.close(promise: nil) }
    }

    mutating func isOver() {
        self.phase = .over
        self.timer?.cancel()
        self.timer = nil
    }

    private mutating func limit(_ context: ChannelHandlerContext) {
        if self.timer == nil { self.limit(context, in: self.patience) }
    }
}
