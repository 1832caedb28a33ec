internal import Crypto
internal import EventSourcing
internal import FoundationEssentials

/// One user's data key and what is derived from it, one key for each purpose (HKDF-SHA256, RFC 5869).
///
/// Destroying the wrapped data key destroys all of them.
struct DataKey: Sendable {
    var userID: UserID
    var keyID: Int64
    /// The key that is wrapped; it encrypts nothing itself.
    private let root: SymmetricKey
    let payload: SymmetricKey
    let fingerprint: SymmetricKey
    let artifact: SymmetricKey
    let artifactNonce: SymmetricKey
    /// Derived when it is needed: few jobs have labels.
    var label: SymmetricKey { Self.derive("label", from: self.root) }

    init(userID: UserID, keyID: Int64, root: SymmetricKey) {
        self.userID = userID
        self.keyID = keyID
        self.root = root
        self.payload = Self.derive("payload", from: root)
        self.fingerprint = Self.derive("fingerprint", from: root)
        self.artifact = Self.derive("artifact", from: root)
        self.artifactNonce = Self.derive("artifact nonce", from: root)
    }

    private static func derive(_ purpose: String, from root: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Array("selvedge \(purpose) v1".utf8), outputByteCount: 32)
    }

    // MARK: - Wrapping

    /// A new random key under the master key: nonce, ciphertext and tag of AES-256-GCM, bound to the user and the key's number.
    static func wrapNew(for user: UserID, keyID: Int64, by master: MasterKey) throws(VaultError) -> [UInt8] {
        let root = SymmetricKey(size: .bits256)
        return try Box.seal(
            root.withUnsafeBytes { Array($0) },
            nonce: nil,
            key: Self.wrapping(master),
            aad: Self.place(user, keyID)
        )
    }

    /// Throws ``VaultError/erased(_:)`` for a destroyed key.
    init(unwrapping stored: UserKey, by master: MasterKey) throws(VaultError) {
        guard let wrapped = stored.wrapped else { throw .erased(stored.userID) }
        guard let root = Box.open(wrapped, key: Self.wrapping(master), aad: Self.place(stored.userID, stored.keyID)) else {
            throw .wrongMasterKey
        }
        self.init(userID: stored.userID, keyID: stored.keyID, root: SymmetricKey(data: root))
    }

    private static func wrapping(_ master: MasterKey) -> SymmetricKey {
        self.derive("wrapping", from: master.key)
    }

    private static func place(_ user: UserID, _ keyID: Int64) -> [UInt8] {
        Array("\(user.name) \(keyID)".utf8)
    }
}
