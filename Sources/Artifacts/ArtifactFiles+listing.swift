internal import EventSourcing
internal import Glibc

extension ArtifactFiles {
    /// What the names of files start with until they are renamed.
    static let temporaryPrefix = ".new."

    /// Names of all artifacts, ascending; other files are passed over.
    func list() throws(ArtifactError) -> [Digest] {
        var found: [Digest] = []
        for prefix in try self.prefixes() {
            for name in try self.names(in: "\(self.root)/\(prefix)") {
                if let digest = Digest(hexadecimal: prefix + name) { found.append(digest) }
            }
        }
        return found.sorted()
    }

    /// Removes what a killed process left behind. A younger temporary file may be another process's that is writing.
    func removeStaleFiles(olderThanSeconds age: Int) {
        let oldest = time(nil) - age
        for prefix in (try? self.prefixes()) ?? [] {
            let directory = "\(self.root)/\(prefix)"
            for name in (try? self.names(in: directory)) ?? [] where name.hasPrefix(Self.temporaryPrefix) {
                var status = stat()
                guard lstat("\(directory)/\(name)", &status) == 0, status.st_mtim.tv_sec < oldest else { continue }
                unlink("\(directory)/\(name)")
            }
        }
    }

    private func prefixes() throws(ArtifactError) -> [String] {
        try self.names(in: self.root).filter { $0.utf8.count == 2 }
    }

    /// Empty for a directory that is not there.
    private func names(in path: String) throws(ArtifactError) -> [String] {
        guard let directory = opendir(path) else {
            guard errno == ENOENT || errno == ENOTDIR else { throw self.failure(errno) }
            return []
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
