import Crypto

/// What a person wrote, encrypted, as the `payloads` table keeps it.
public struct SealedPayload: Sendable, Equatable {
    /// Which of the user's keys sealed it.
    public var keyID: Int64
    /// 12 bytes, never used twice under one key.
    public var nonce: [UInt8]
    /// Ciphertext with its 16-byte tag (AES-256-GCM, NIST SP 800-38D).
    public var ciphertext: [UInt8]

    public init(keyID: Int64, nonce: [UInt8], ciphertext: [UInt8]) {
        self.keyID = keyID
        self.nonce = nonce
        self.ciphertext = ciphertext
    }

    /// What the event carries of it, so that an exchanged payload is noticed without any key.
    public var commitment: Digest {
        var hash = SHA256()
        withUnsafeBytes(of: self.keyID.bigEndian) { hash.update(bufferPointer: $0) }
        self.nonce.withUnsafeBytes { hash.update(bufferPointer: $0) }
        self.ciphertext.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Digest(hash.finalize())
    }
}
