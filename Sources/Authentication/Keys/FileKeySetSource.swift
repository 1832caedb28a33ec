internal import Glibc

/// A key set in a file, which may be replaced or rewritten at any time.
public struct FileKeySetSource: KeySetSource {
    private let path: String

    public init(path: String) { self.path = path }

    /// The tag is the file's number, size and times. A file that was changed just now gets none, because clocks of file systems
    /// are too coarse to tell a second change from the first.
    public func fetch(unless tag: String?) async throws(KeySetError) -> KeySetDocument? {
        // Without O_NONBLOCK a pipe in the file's place would hold us up.
        let file = open(self.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw self.failure() }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw self.failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unavailable(reason: "\(self.path) is no regular file") }
        guard status.st_mode & 0o002 == 0 else {
            throw .unavailable(reason: "everybody may write to \(self.path); run chmod o-w on it")
        }
        let current = Self.tag(status)
        if let tag, current == tag { return nil }
        return KeySetDocument(bytes: try self.bytes(of: file), tag: current)
    }

    private func bytes(of file: Int32) throws(KeySetError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 32 << 10)
        while bytes.count <= TokenLimits.documentBytes {
            let count = read(file, &buffer, buffer.count)
            guard count >= 0 else { throw self.failure() }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
        throw .tooLarge
    }

    private static func tag(_ status: stat) -> String? {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        guard now.tv_sec - status.st_ctim.tv_sec > 2 else { return nil }
        let times = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
        return "\(status.st_dev) \(status.st_ino) \(status.st_size) \(times)"
    }

    /// The error of the system call that has just failed.
    private func failure() -> KeySetError { .unavailable(reason: "\(self.path): \(String(cString: strerror(errno)))") }
}
