import Glibc

/// The pipe that gets the loop out of poll(2). Both ends are non-blocking: a full pipe already wakes.
///
/// A socket pair rather than pipe(2), because it is closed on exec from the start: no child forked by another thread inherits it.
struct WakePipe: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    init() throws(PollExecutorError) {
        var ends: [Int32] = [-1, -1]
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else { throw .noPipe(errno: errno) }
        self.readEnd = ends[0]
        self.writeEnd = ends[1]
    }

    func wake() {
        var byte: UInt8 = 1
        while send(self.writeEnd, &byte, 1, Int32(MSG_NOSIGNAL)) < 0, errno == EINTR {}
    }

    func drain() {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
            while true {
                let count = read(self.readEnd, buffer.baseAddress, buffer.count)
                guard count == buffer.count || (count < 0 && errno == EINTR) else { return }
            }
        }
    }

    func close() {
        Glibc.close(self.readEnd)
        Glibc.close(self.writeEnd)
    }
}
