internal import Glibc

/// A small file that only its owner may read, made once and whole.
struct PrivateFile {
    let path: String

    /// Its bytes, one more than `limit` at most; nil when there is no such file. Others than a regular file of mode 0600 or
    /// stricter, in its very place, are refused.
    func read(atMost limit: Int) throws(SecretError) -> [UInt8]? {
        // Without O_NONBLOCK a pipe in the file's place would hold us up.
        let file = open(self.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            if errno == ELOOP { throw SecretError(path: self.path, reason: "it is a symbolic link") }
            throw self.failure()
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw self.failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SecretError(path: self.path, reason: "it is no regular file") }
        guard status.st_mode & 0o077 == 0 else {
            throw SecretError(path: self.path, reason: "others may read it; if nobody did, run chmod 600 on it")
        }
        var buffer = [UInt8](repeating: 0, count: limit + 1)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count >= 0 else { throw self.failure() }
        return Array(buffer.prefix(count))
    }

    /// Writes beside the place, syncs and links into it: unlike a rename, a link never replaces what a faster process made,
    /// and that is no error.
    func create(_ bytes: [UInt8]) throws(SecretError) {
        let new = "\(self.path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).new"
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw self.failure() }
        defer {
            close(file)
            unlink(new)
        }
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else { throw self.failure() }
        guard link(new, self.path) == 0 || errno == EEXIST else { throw self.failure() }
        let parent = open(self.directory, O_RDONLY | O_CLOEXEC)
        guard parent >= 0 else { throw self.failure() }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw self.failure() }
    }

    private var directory: String {
        guard let slash = self.path.lastIndex(of: "/") else { return "." }
        return slash == self.path.startIndex ? "/" : String(self.path[..<slash])
    }

    /// The error of the system call that has just failed.
    private func failure() -> SecretError { SecretError(path: self.path, reason: String(cString: strerror(errno))) }
}
