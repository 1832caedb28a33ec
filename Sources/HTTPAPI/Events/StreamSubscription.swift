import EventSourcing
import NIOCore
import Synchronization

/// One who watches: what wakes it, and how it keeps up. Holds no events; whoever is woken reads the store, so that what a slow client
/// holds up is never memory.
final class StreamSubscription: Sendable {
    /// Whose changes wake it.
    enum Target: Sendable, Hashable {
        case job(JobID)
        case user(UserID)
    }

    private struct State {
        var pending: StreamWakes = []
        var waiter: CheckedContinuation<StreamWakes, Never>?
        /// What has been sent of a job's stream.
        var version = 0
        var lastWrite = ContinuousClock.now
    }

    private static let sendBuffer: SocketOptionValue = 64 << 10

    let target: Target
    let caller: Principal
    /// Closed by force when the service ends; nil for who waits without a stream.
    private let channel: (any Channel)?
    private let state = Mutex(State())

    init(_ target: Target, of caller: Principal, channel: (any Channel)?) {
        self.target = target
        self.caller = caller
        self.channel = channel
        // Else the kernel takes megabytes for a client that does not read. Streams of HTTP/2 are no sockets, and have bounds of their own.
        _ = (channel as? any SocketOptionProvider)?.unsafeSetSocketOption(level: .socket, name: .so_sndbuf, value: Self.sendBuffer)
    }

    var isStream: Bool { self.channel != nil }

    /// Waits until there is a reason to look; `gone` when cancelled.
    func next() async -> StreamWakes {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready: StreamWakes? = self.state.withLock { state in
                    guard state.pending.isEmpty else {
                        defer { state.pending = [] }
                        return state.pending
                    }
                    if Task.isCancelled { return .gone }
                    precondition(state.waiter == nil, "a subscription has one waiting loop")
                    state.waiter = continuation
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            self.raise(.gone)
        }
    }

    func raise(_ wakes: StreamWakes) {
        let (waiter, pending) = self.state.withLock { state -> (CheckedContinuation<StreamWakes, Never>?, StreamWakes) in
            state.pending.formUnion(wakes)
            guard let waiter = state.waiter else { return (nil, []) }
            defer { state.pending = [] }
            state.waiter = nil
            return (waiter, state.pending)
        }
        waiter?.resume(returning: pending)
    }

    /// A hint that the job's stream has reached a version.
    func stands(at version: Int) {
        if self.state.withLock({ $0.version < version }) { self.raise(.changed) }
    }

    func sent(version: Int) { self.state.withLock { $0.version = max($0.version, version) } }

    /// Something was written that there was room for.
    func wrote() { self.state.withLock { $0.lastWrite = .now } }

    /// Regularly: a heartbeat for who has had nothing for a while.
    func keepUp(at now: ContinuousClock.Instant, heartbeat: Duration) {
        if self.state.withLock({ $0.lastWrite.duration(to: now) >= heartbeat }) { self.raise(.heartbeat) }
    }

    /// Closes the connection, whatever is under way on it.
    func cut() {
        self.channel?.close(mode: .all, promise: nil)
        self.raise(.gone)
    }
}
