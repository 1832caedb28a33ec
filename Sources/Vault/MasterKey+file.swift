import Encodings
internal import EventSourcing
internal import Glibc

extension MasterKey {
    /// The key's file in a store's directory.
    public static let fileName = "master.key"

    /// Reads the key of a store's directory, or makes one there (mode 0600) when there is none.
    ///
    /// The file holds 64 hexadecimal digits and a line end. It is written beside its place, synced and then linked into it, so
    /// that of two processes at once one wins and both read the winner's key. A file that others than its owner may read or
    /// write is refused: a key that was open to others protects nothing, and going on would hide that.
    public static func load(directory: String, createIfMissing: Bool) throws(VaultError) -> MasterKey {
        try self.load(path: directory + "/" + self.fileName, createIfMissing: createIfMissing)
    }

    /// The same for a file of any name.
    public static func load(path: String, createIfMissing: Bool) throws(VaultError) -> MasterKey {
        if let key = try self.read(path) { return key }
        guard createIfMissing else { throw .masterKey(path: path, reason: "there is no such file") }
        try self.create(at: path, in: self.directory(of: path))
        guard let key = try self.read(path) else { throw .masterKey(path: path, reason: "it was removed while it was being made") }
        return key
    }

    private static func read(_ path: String) throws(VaultError) -> MasterKey? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .masterKey(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .masterKey(path: path, reason: String(cString: strerror(errno))) }
        guard status.st_mode & 0o077 == 0 else {
            throw .masterKey(path: path, reason: "others may read it; if nobody did, run chmod 600 on it")
        }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count >= 0 else { throw .masterKey(path: path, reason: String(cString: strerror(errno))) }
        let digits = buffer.prefix(count).prefix { $0 != UInt8(ascii: "\n") }
        guard let digest = Digest(hexadecimal: String(decoding: digits, as: UTF8.self)), let key = MasterKey(bytes: digest.bytes) else {
            throw .masterKey(path: path, reason: "it does not hold 64 hexadecimal digits")
        }
        return key
    }

    private static func create(at path: String, in directory: String) throws(VaultError) {
        let new = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).new"
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw self.failure(at: path) }
        defer {
            close(file)
            unlink(new)
        }
        let text = MasterKey().bytes.flatMap { [Hexadecimal.digit($0 >> 4), Hexadecimal.digit($0 & 0xf)] } + [UInt8(ascii: "\n")]
        guard write(file, text, text.count) == text.count, fsync(file) == 0 else { throw self.failure(at: path) }
        // Unlike a rename, a link never replaces the key of a process that was faster.
        guard link(new, path) == 0 || errno == EEXIST else { throw self.failure(at: path) }
        let parent = open(directory, O_RDONLY | O_CLOEXEC)
        guard parent >= 0 else { throw self.failure(at: path) }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw self.failure(at: path) }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The error of the system call that has just failed.
    private static func failure(at path: String) -> VaultError {
        switch errno {
        case ENOSPC, EDQUOT: .store(.full(path: path))
        default: .masterKey(path: path, reason: String(cString: strerror(errno)))
        }
    }
}
