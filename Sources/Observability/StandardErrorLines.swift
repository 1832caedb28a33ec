internal import Glibc
internal import Synchronization

/// Standard error, a whole line at a time.
public enum StandardErrorLines {
    /// Keeps the pieces of a line together that the system takes one by one.
    private static let turn = Mutex(())

    /// There is nowhere left to tell of a standard error that cannot be written.
    @Sendable public static func write(_ line: [UInt8]) {
        self.turn.withLock { _ in
            var rest = line[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    var request = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
                    guard poll(&request, 1, 1000) > 0 else { return }
                } else if errno != EINTR {
                    return
                }
            }
        }
    }
}
