internal import Crypto
internal import EventSourcing

/// The key that wraps every user's data key: 256 random bits.
///
/// Whoever has it and the database reads everything that was not erased; without it nobody reads anything. Keep its backups apart
/// from the database's.
public struct MasterKey: Sendable {
    static let size = 32

    let key: SymmetricKey

    /// Takes 32 bytes; nil for another count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        self.key = SymmetricKey(data: Array(bytes))
    }

    /// A new random key.
    public init() {
        self.key = SymmetricKey(size: .bits256)
    }

    var bytes: [UInt8] { self.key.withUnsafeBytes { Array($0) } }
}
