public import Artifacts
internal import EventSourcing

/// One sentence of the artifact stores' contract and how to test it.
public struct ArtifactCheck: Sendable, CustomStringConvertible {
    public var description: String
    let body: @Sendable (any ArtifactStore) async throws -> Void

    /// Throws what did not hold; `store` is empty.
    public func run(on store: some ArtifactStore) async throws {
        try await self.body(store)
    }
}

/// The contract of ``ArtifactStore`` as far as it can be seen from outside.
public enum ArtifactStoreConformance {
    private static let bytes = Array("a document".utf8)

    public static let checks: [ArtifactCheck] = [
        ArtifactCheck(description: "what was put is had again under the SHA-256 of its bytes") { store in
            for bytes in [Self.bytes, [], [UInt8](repeating: 0, count: 300_000)] {
                let digest = try await store.put(bytes)
                try expectEqual(digest, Digest(of: bytes))
                try expectEqual(await store.get(digest), bytes)
                try expectEqual(await store.contains(digest), true)
            }
        },
        ArtifactCheck(description: "G14: the same bytes are stored once") { store in
            let first = try await store.put(Self.bytes)
            try expectEqual(await store.put(Self.bytes), first)
            try expectEqual(await store.list(), [first])
        },
        ArtifactCheck(description: "what is not there is missing, and deleting it is no error") { store in
            let digest = Digest(of: Self.bytes)
            try expectEqual(await store.contains(digest), false)
            do {
                _ = try await store.get(digest)
                throw ConformanceFailure(description: "found what was never put")
            } catch let error as ArtifactError {
                try expectEqual(error, .missing(digest))
            }
            try await store.delete(digest)
        },
        ArtifactCheck(description: "what was deleted is gone, and its neighbours are not") { store in
            let digest = try await store.put(Self.bytes)
            let other = try await store.put([1])
            try await store.delete(digest)
            try expectEqual(await store.contains(digest), false)
            try expectEqual(await store.list(), [other])
        },
        ArtifactCheck(description: "names are listed ascending") { store in
            var digests: [Digest] = []
            for byte in UInt8(0)..<40 { digests.append(try await store.put([byte])) }
            try expectEqual(await store.list(), digests.sorted())
        },
        ArtifactCheck(description: "many at once, equal ones among them, are all stored") { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<40 { group.addTask { _ = try await store.put([UInt8(number % 10)]) } }
                try await group.waitForAll()
            }
            try expectEqual(await store.list().count, 10)
        },
    ]
}
