import Foundation

/// Files the command line makes: complete or not there at all.
enum OutputFile {
    /// Fails early, before any work, when the place cannot be written.
    static func requireWritable(_ path: String) throws(CommandFailure) {
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            throw .usage("cannot write \(path): it is a directory; give --out a file name")
        }
        let probe = self.temporary(for: path)
        let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .usage("cannot write \(path): \(String(cString: strerror(errno)))") }
        close(descriptor)
        unlink(probe)
    }

    /// Writes beside, syncs, renames.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        let temporary = self.temporary(for: path)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .failed("cannot write \(path): \(String(cString: strerror(errno)))") }
        var rest = bytes[...]
        var problem: Int32 = 0
        while !rest.isEmpty, problem == 0 {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { problem = errno }
        }
        if problem == 0, fsync(descriptor) != 0 { problem = errno }
        close(descriptor)
        if problem == 0, rename(temporary, path) != 0 { problem = errno }
        guard problem == 0 else {
            unlink(temporary)
            throw .failed("cannot write \(path): \(String(cString: strerror(problem)))")
        }
    }

    private static func temporary(for path: String) -> String { "\(path).\(ProcessInfo.processInfo.processIdentifier).part" }
}
