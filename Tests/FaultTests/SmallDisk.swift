import Foundation
import ProcessSupport

/// A small file system of its own, so that it can be filled.
final class SmallDisk: Sendable {
    let path: String
    private let directory: TemporaryDirectory

    /// Whether this process may mount one; tried once.
    static let isAvailable: Bool = {
        guard getuid() == 0, let directory = try? TemporaryDirectory() else { return false }
        guard mount("tmpfs", directory.path, "tmpfs", 0, "size=1m") == 0 else { return false }
        umount(directory.path)
        return true
    }()

    init(megabytes: Int) throws(ProcessFault) {
        self.directory = try TemporaryDirectory()
        self.path = self.directory.path
        guard mount("tmpfs", self.path, "tmpfs", 0, "size=\(megabytes)m") == 0 else { throw .unreadable(path: self.path, errno: errno) }
    }

    deinit { umount2(self.path, Int32(MNT_DETACH)) }

    private var filler: String { "\(self.path)/filler" }

    /// Takes all space but some bytes.
    func fill(leaving bytes: Int) throws(ProcessFault) {
        var room = statvfs()
        guard statvfs(self.path, &room) == 0 else { throw .unreadable(path: self.path, errno: errno) }
        let size = Int(room.f_bavail) * Int(room.f_bsize) - bytes
        try Files.write([UInt8](repeating: 0x55, count: max(0, size)), to: self.filler)
    }

    func free() { unlink(self.filler) }
}
