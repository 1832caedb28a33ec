import Artifacts
import EventSourcing
import Synchronization

/// Artifacts on a server that is away for the first so many tries to store one.
final class FlakyArtifacts: ArtifactStore {
    private let inner = InMemoryArtifactStore()
    private let left: Mutex<Int>

    init(failing tries: Int) { self.left = Mutex(tries) }

    func put(_ bytes: [UInt8]) async throws(ArtifactError) -> Digest {
        let isAway = self.left.withLock { left in
            left -= 1
            return left >= 0
        }
        if isAway { throw .unavailable(reason: "test") }
        return await self.inner.put(bytes)
    }

    func get(_ digest: Digest) async throws(ArtifactError) -> [UInt8] { try await self.inner.get(digest) }
    func delete(_ digest: Digest) async { await self.inner.delete(digest) }
    func contains(_ digest: Digest) async -> Bool { await self.inner.contains(digest) }
    func list() async -> [Digest] { await self.inner.list() }
}
