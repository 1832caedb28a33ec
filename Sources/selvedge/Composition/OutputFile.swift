import Foundation

/// Files the command line makes: complete or not there at all.
enum OutputFile {
    /// Fails early, before any work, when the place cannot be written or when writing there would destroy one of `inputs`.
    static func requireWritable(_ path: String, sparing inputs: [String] = []) throws(CommandFailure) {
        guard !path.isEmpty else { throw .usage("--out must name a file") }
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            throw .usage("cannot write \(path): it is a directory; give --out a file name")
        }
        for input in inputs where self.isSameFile(path, input) {
            throw .usage("cannot write \(path): it is the input \(input); give --out another name")
        }
        let target = self.resolved(path)
        if self.isSpecial(target) {
            guard access(target, W_OK) == 0 else { throw .usage("cannot write \(path): \(String(cString: strerror(errno)))") }
            return
        }
        let probe = self.temporary(for: target)
        let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .usage("cannot write \(path): \(String(cString: strerror(errno)))") }
        close(descriptor)
        unlink(probe)
    }

    /// Writes beside, syncs, renames. Into a device or a pipe it writes straight: those are never replaced.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        let target = self.resolved(path)
        let isSpecial = self.isSpecial(target)
        let written = isSpecial ? target : self.temporary(for: target)
        let descriptor = open(written, isSpecial ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .failed("cannot write \(path): \(String(cString: strerror(errno)))") }
        var rest = bytes[...]
        var problem: Int32 = 0
        while !rest.isEmpty, problem == 0 {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { problem = errno }
        }
        if problem == 0, !isSpecial, fsync(descriptor) != 0 { problem = errno }
        close(descriptor)
        if problem == 0, !isSpecial, rename(written, target) != 0 { problem = errno }
        guard problem == 0 else {
            if !isSpecial { unlink(written) }
            throw .failed("cannot write \(path): \(String(cString: strerror(problem)))")
        }
    }

    /// What a symbolic link leads to, so that the link stays; the path itself when there is nothing there yet.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    private static func isSameFile(_ path: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    private static func temporary(for path: String) -> String { "\(path).\(ProcessInfo.processInfo.processIdentifier).part" }
}
