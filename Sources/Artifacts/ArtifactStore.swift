public import EventSourcing

/// Bytes under the SHA-256 of themselves, as stored: sealed bytes are named by the sealed form.
public protocol ArtifactStore: Sendable {
    /// Stores the bytes, durable when it returns; bytes that are there already are stored once.
    func put(_ bytes: [UInt8]) async throws(ArtifactError) -> Digest

    /// The bytes, verified against their name.
    ///
    /// Throws ``ArtifactError/missing(_:)`` or ``ArtifactError/damaged(_:)``.
    func get(_ digest: Digest) async throws(ArtifactError) -> [UInt8]

    /// Removes the bytes; does nothing when they are not there.
    func delete(_ digest: Digest) async throws(ArtifactError)

    /// Whether something is stored under the name; it may be damaged.
    func contains(_ digest: Digest) async throws(ArtifactError) -> Bool

    /// All names, ascending.
    func list() async throws(ArtifactError) -> [Digest]
}
