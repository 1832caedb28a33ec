internal import EventSourcing
internal import Glibc

/// The files of a ``FileArtifactStore``, by blocking calls.
struct ArtifactFiles: Sendable {
    let root: String

    private func directory(of digest: Digest) -> String { "\(self.root)/\(digest.description.prefix(2))" }

    private func path(of digest: Digest) -> String { "\(self.directory(of: digest))/\(digest.description.dropFirst(2))" }

    func makeRoot() throws(ArtifactError) {
        var made = self.root.hasPrefix("/") ? "/" : ""
        for part in self.root.split(separator: "/") {
            made += part
            // A parent that exists may refuse with another error than EEXIST, such as EROFS.
            if mkdir(made, 0o700) != 0, errno != EEXIST {
                let error = errno
                guard access(made, F_OK) == 0 else { throw self.failure(error) }
            }
            made += "/"
        }
    }

    /// Leaves alone a file that holds these bytes already, and replaces one that is damaged.
    func write(_ bytes: [UInt8], as digest: Digest) throws(ArtifactError) {
        let path = self.path(of: digest)
        if let standing = try self.read(digest), standing == bytes { return }
        let directory = self.directory(of: digest)
        if mkdir(directory, 0o700) != 0, errno != EEXIST {
            try self.makeRoot()
            guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw self.failure(errno) }
        }
        let temporary = "\(directory)/\(Self.temporaryPrefix)\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
        do throws(ArtifactError) {
            try self.writeDurably(bytes, to: temporary)
            guard rename(temporary, path) == 0 else { throw self.failure(errno) }
        } catch {
            unlink(temporary)
            throw error
        }
        try self.sync(directory)
        try self.sync(self.root)
    }

    /// Nil when there is no such file.
    func read(_ digest: Digest) throws(ArtifactError) -> [UInt8]? {
        let file = open(self.path(of: digest), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw self.failure(errno) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw self.failure(errno) }
        var filled = 0
        var error: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while filled < buffer.count {
                let taken = Glibc.read(file, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
                if taken < 0 {
                    if errno == EINTR { continue }
                    error = errno
                    break
                }
                if taken == 0 { break }
                filled += taken
            }
            count = filled
        }
        guard error == 0 else { throw self.failure(error) }
        return bytes
    }

    func contains(_ digest: Digest) throws(ArtifactError) -> Bool {
        if access(self.path(of: digest), F_OK) == 0 { return true }
        guard errno == ENOENT else { throw self.failure(errno) }
        return false
    }

    func remove(_ digest: Digest) throws(ArtifactError) {
        guard unlink(self.path(of: digest)) == 0 else {
            guard errno == ENOENT else { throw self.failure(errno) }
            return
        }
        try self.sync(self.directory(of: digest))
    }

    private func writeDurably(_ bytes: [UInt8], to path: String) throws(ArtifactError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw self.failure(errno) }
        defer { close(file) }
        var error: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 {
                    if errno == EINTR { continue }
                    error = errno
                    return
                }
                rest = rest.dropFirst(written)
            }
        }
        guard error == 0 else { throw self.failure(error) }
        guard fsync(file) == 0 else { throw self.failure(errno) }
    }

    private func sync(_ directory: String) throws(ArtifactError) {
        let file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw self.failure(errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw self.failure(errno) }
    }

    func failure(_ number: Int32) -> ArtifactError {
        switch number {
        case ENOSPC, EDQUOT: .full(path: self.root)
        default: .unwritable(path: self.root, reason: String(cString: strerror(number)))
        }
    }
}
