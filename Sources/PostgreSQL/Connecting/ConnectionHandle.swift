internal import CLibPQ
import PollExecutor

/// Owns a `PGconn` and its place in the poll loop.
///
/// Unchecked, because a pointer is not Sendable: everything but `init` and `deinit` is called on the executor's thread (`PollExecutor`
/// checks it), and `deinit` leaves the end to that thread too.
final class ConnectionHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    private let executor: PollExecutor
    private let farewell = Farewell()
    private var registration: PollRegistration?
    private var watched: Int32 = -1

    init(_ pointer: OpaquePointer, on executor: PollExecutor) {
        self.pointer = pointer
        self.executor = executor
        // Notices may quote values, and libpq would print them; only a session's last words are kept.
        PQsetNoticeReceiver(
            pointer,
            { farewell, result in
                guard let farewell, let result else { return }
                Unmanaged<Farewell>.fromOpaque(farewell).takeUnretainedValue().take(result)
            },
            Unmanaged.passUnretained(self.farewell).toOpaque()
        )
    }

    deinit {
        nonisolated(unsafe) let pointer = self.pointer
        self.executor.post { [registration, executor, farewell] in
            if let registration { executor.cancel(registration) }
            PQfinish(pointer)
            // libpq may have used it until here.
            withExtendedLifetime(farewell) {}
        }
    }

    /// Why the server ended the session, if it said so, else what libpq last had to complain about; in one line.
    var message: String {
        if let reason = self.farewell.reason { return reason }
        return PQerrorMessage(self.pointer).map { String(cString: $0).split(whereSeparator: \.isNewline).joined(separator: "; ") } ?? ""
    }

    /// Waits for the socket; a new socket, as libpq may open while it connects, is told from the last one.
    func watch(for interest: PollEvents, handler: @escaping @Sendable (PollEvents) -> Void) {
        self.unwatch()
        self.watched = PQsocket(self.pointer)
        guard self.watched >= 0 else { return }
        self.registration = self.executor.register(self.watched, for: interest, handler: handler)
    }

    func wait(for interest: PollEvents) {
        guard let registration = self.registration else { return }
        self.executor.update(registration, for: interest)
    }

    func unwatch() {
        guard let registration = self.registration else { return }
        self.executor.cancel(registration)
        self.registration = nil
    }
}
