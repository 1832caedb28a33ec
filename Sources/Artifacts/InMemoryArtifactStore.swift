public import EventSourcing

/// An ``ArtifactStore`` in memory, for tests.
public actor InMemoryArtifactStore: ArtifactStore {
    private var artifacts: [Digest: [UInt8]] = [:]

    public init() {}

    public func put(_ bytes: [UInt8]) -> Digest {
        let digest = Digest(of: bytes)
        self.artifacts[digest] = bytes
        return digest
    }

    public func get(_ digest: Digest) throws(ArtifactError) -> [UInt8] {
        guard let bytes = self.artifacts[digest] else { throw .missing(digest) }
        guard Digest(of: bytes) == digest else { throw .damaged(digest) }
        return bytes
    }

    public func delete(_ digest: Digest) {
        self.artifacts[digest] = nil
    }

    public func contains(_ digest: Digest) -> Bool { self.artifacts[digest] != nil }

    public func list() -> [Digest] { self.artifacts.keys.sorted() }

    /// Puts other bytes under a name, as a broken disk would.
    public func damage(_ digest: Digest, with bytes: [UInt8]) {
        if self.artifacts[digest] != nil { self.artifacts[digest] = bytes }
    }
}
