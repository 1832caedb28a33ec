/// What an event says in clear about its encrypted payload: enough to prove that nobody exchanged it, nothing about what it says.
public struct PayloadCommitment: Sendable, Hashable, Codable {
    /// SHA-256 over key id, nonce and ciphertext, as ``SealedPayload/commitment`` computes it.
    public var digest: Digest
    /// Bytes of plain text.
    public var size: Int

    public init(digest: Digest, size: Int) {
        self.digest = digest
        self.size = size
    }
}
