internal import Crypto
public import EventSourcing
internal import FoundationEssentials

/// Seals and opens under one user's key that is in memory already: no await, no store.
///
/// It goes on working when the key is destroyed in the store; whoever holds one asks the vault for another before each command of
/// a user, and ``PayloadVault/forget(_:)`` drops the vault's own copy.
public struct PayloadSealer: Sendable {
    let key: DataKey

    public var userID: UserID { self.key.userID }
    public var keyID: Int64 { self.key.keyID }

    /// Encrypts under a fresh random nonce. `place` says where the payload belongs; it opens nowhere else.
    public func seal(_ plain: [UInt8], at place: PayloadPlace) throws(VaultError) -> SealedPayload {
        let box = try Box.seal(plain, nonce: nil, key: self.key.payload, aad: place.associatedData(keyID: self.keyID))
        return SealedPayload(
            keyID: self.keyID,
            nonce: Array(box.prefix(Box.nonceSize)),
            ciphertext: Array(box.dropFirst(Box.nonceSize))
        )
    }

    /// What ``seal(_:at:)`` encrypted. Throws ``VaultError/damaged(reason:)`` for another key, place or changed bytes.
    public func open(_ sealed: SealedPayload, at place: PayloadPlace) throws(VaultError) -> [UInt8] {
        guard sealed.keyID == self.keyID else { throw .damaged(reason: "it names key \(sealed.keyID)") }
        let aad = place.associatedData(keyID: sealed.keyID)
        guard let plain = Box.open(sealed.nonce + sealed.ciphertext, key: self.key.payload, aad: aad) else {
            throw .damaged(reason: "it does not open with its key at version \(place.version) of job \(place.jobID)")
        }
        return plain
    }

    /// HMAC-SHA256 of a request's body under a key of the user's: tells two bodies apart, says nothing about what is in them, and
    /// is worthless once the key is destroyed.
    public func fingerprint(_ body: [UInt8]) -> EventSourcing.Digest {
        let code = HMAC<SHA256>.authenticationCode(for: body, using: self.key.fingerprint)
        guard let digest = EventSourcing.Digest(bytes: Array(code)) else { preconditionFailure("an HMAC-SHA256 has 32 bytes") }
        return digest
    }
}
