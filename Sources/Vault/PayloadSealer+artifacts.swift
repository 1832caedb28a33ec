internal import Crypto
internal import FoundationEssentials

extension PayloadSealer {
    /// Encrypts an artifact so that the same user and bytes give the same stored bytes, and so one file (G14).
    ///
    /// Stored: key id (8 bytes, big-endian), nonce (12), ciphertext, tag (16).
    ///
    /// The nonce is HMAC-SHA256 of the bytes, cut to 96 bits, under a key that has no other use (the idea of SIV, RFC 5297). A
    /// nonce must never serve two different plain texts; here that needs a collision of the HMAC, expected after about 2⁴⁸
    /// artifacts of one user. What an observer learns is that two stored files of one user are equal, which one file for both
    /// shows anyway; files of different users never are, since each user has keys of their own.
    public func sealArtifact(_ bytes: [UInt8]) throws(VaultError) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: self.key.artifactNonce)
        let nonce = code.withUnsafeBytes { Array($0.prefix(Box.nonceSize)) }
        let head = Self.head(self.keyID)
        return try head + Box.seal(bytes, nonce: nonce, key: self.key.artifact, aad: head)
    }

    /// What ``sealArtifact(_:)`` encrypted.
    public func openArtifact(_ stored: [UInt8]) throws(VaultError) -> [UInt8] {
        guard let keyID = Self.keyID(ofArtifact: stored), keyID == self.keyID else {
            throw .damaged(reason: "the artifact is of another key")
        }
        guard let plain = Box.open(stored.dropFirst(8), key: self.key.artifact, aad: Self.head(keyID)) else {
            throw .damaged(reason: "the artifact does not open with its key")
        }
        return plain
    }

    /// The key that a stored artifact names; nil when it is too short to name one.
    static func keyID(ofArtifact stored: [UInt8]) -> Int64? {
        guard stored.count >= 8 else { return nil }
        return stored.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    private static func head(_ keyID: Int64) -> [UInt8] {
        withUnsafeBytes(of: keyID.bigEndian) { Array($0) }
    }
}
