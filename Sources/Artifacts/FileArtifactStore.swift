internal import Dispatch
public import EventSourcing

/// An ``ArtifactStore`` in files: `ab/cdef…` by the first byte of the name.
///
/// A file appears whole or not at all: it is written under a temporary name, synced, renamed, and its directory synced.
/// Directories have mode 0700, files 0600. Calls that wait for the disk run on threads of their own, so that they never hold up
/// tasks. Several processes may use one directory.
public final class FileArtifactStore: ArtifactStore {
    private let files: ArtifactFiles
    private let queue = DispatchQueue(label: "selvedge.artifacts", attributes: .concurrent)

    private init(_ files: ArtifactFiles) {
        self.files = files
    }

    /// Opens the artifacts of a directory and removes temporary files that were left there more than an hour ago.
    ///
    /// - Parameter createIfMissing: makes the directory; without it a missing one holds nothing and becomes one on the first put.
    public static func open(at directory: String, createIfMissing: Bool = true) throws(ArtifactError) -> FileArtifactStore {
        let files = ArtifactFiles(root: directory)
        if createIfMissing { try files.makeRoot() }
        files.removeStaleFiles(olderThanSeconds: 3600)
        return FileArtifactStore(files)
    }

    public func put(_ bytes: [UInt8]) async throws(ArtifactError) -> Digest {
        try await self.run { files throws(ArtifactError) in
            let digest = Digest(of: bytes)
            try files.write(bytes, as: digest)
            return digest
        }
    }

    public func get(_ digest: Digest) async throws(ArtifactError) -> [UInt8] {
        try await self.run { files throws(ArtifactError) in
            guard let bytes = try files.read(digest) else { throw .missing(digest) }
            guard Digest(of: bytes) == digest else { throw .damaged(digest) }
            return bytes
        }
    }

    public func delete(_ digest: Digest) async throws(ArtifactError) {
        try await self.run { files throws(ArtifactError) in try files.remove(digest) }
    }

    public func contains(_ digest: Digest) async throws(ArtifactError) -> Bool {
        try await self.run { files throws(ArtifactError) in try files.contains(digest) }
    }

    public func list() async throws(ArtifactError) -> [Digest] {
        try await self.run { files throws(ArtifactError) in try files.list() }
    }

    private func run<T: Sendable>(
        _ body: @escaping @Sendable (ArtifactFiles) throws(ArtifactError) -> T
    ) async throws(ArtifactError) -> T {
        let files = self.files
        let result: Result<T, ArtifactError> = await withCheckedContinuation { continuation in
            self.queue.async {
                continuation.resume(returning: Result { () throws(ArtifactError) in try body(files) })
            }
        }
        return try result.get()
    }
}
