internal import Crypto
internal import FoundationEssentials

/// AES-256-GCM (NIST SP 800-38D) made key-committing, as `nonce ‖ ciphertext ‖ tag`.
///
/// GCM by itself lets somebody who chooses two keys make one ciphertext that opens under both. So 32 zero bytes stand before the
/// plain text and are checked on opening: two keys that encrypt them alike are as hard to find as a collision of 256 bits
/// (Albertini et al., "How to Abuse and Fix Authenticated Encryption Without Key Commitment", 2022, §5.3).
enum Box {
    static let nonceSize = 12
    private static let tagSize = 16
    private static let padding = [UInt8](repeating: 0, count: 32)
    /// How much longer a box is than its plain text.
    static let overhead = Self.nonceSize + Self.padding.count + Self.tagSize

    /// - Parameter nonce: 12 bytes; random ones when nil.
    static func seal(_ plain: [UInt8], nonce: [UInt8]?, key: SymmetricKey, aad: [UInt8]) throws(VaultError) -> [UInt8] {
        do {
            let nonce = try nonce.map { try AES.GCM.Nonce(data: $0) } ?? AES.GCM.Nonce()
            let sealed = try AES.GCM.seal(Self.padding + plain, using: key, nonce: nonce, authenticating: aad)
            var box: [UInt8] = []
            box.reserveCapacity(plain.count + Self.overhead)
            nonce.withUnsafeBytes { box.append(contentsOf: $0) }
            box.append(contentsOf: sealed.ciphertext)
            box.append(contentsOf: sealed.tag)
            return box
        } catch {
            throw .damaged(reason: "it cannot be encrypted")
        }
    }

    /// The plain text; nil when the key, the associated data or any byte is another.
    static func open(_ box: some Collection<UInt8>, key: SymmetricKey, aad: [UInt8]) -> [UInt8]? {
        guard
            box.count >= Self.overhead,
            let sealed = try? AES.GCM.SealedBox(combined: Array(box)),
            let padded = try? AES.GCM.open(sealed, using: key, authenticating: aad),
            padded.starts(with: Self.padding)
        else { return nil }
        return Array(padded.dropFirst(Self.padding.count))
    }
}
