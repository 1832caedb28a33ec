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
        switch self.phase {
        case .none, .awaiting:
            self.phase = .begun
            self.limit(context)
            return true
        case .begun, .over: return false
        }
    }

    mutating func isOver() {
        self.phase = .over
        self.timer?.cancel()
        self.timer = nil
    }

    private mutating func limit(_ context: ChannelHandlerContext) {
        guard self.timer == nil else { return }
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(in: self.patience) { context.close(promise: nil) }
    }
}
