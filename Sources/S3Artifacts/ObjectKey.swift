internal import EventSourcing

/// The key of an artifact: the prefix, two digits of its digest, a slash, the other 62.
///
/// Servers that split their index or their directories by what keys begin with find the first digits spread evenly.
struct ObjectKey: Sendable, Equatable, CustomStringConvertible {
    let digest: Digest
    let description: String

    init(prefix: String, digest: Digest) {
        let digits = digest.description
        self.digest = digest
        self.description = "\(prefix)\(digits.prefix(2))/\(digits.dropFirst(2))"
    }

    /// Reads a listed key; nil for what is not an artifact of this store.
    init?(prefix: String, key: String) {
        guard key.hasPrefix(prefix) else { return nil }
        let parts = key.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, let digest = Digest(hexadecimal: parts[0] + parts[1]) else { return nil }
        self.init(prefix: prefix, digest: digest)
        guard self.description == key else { return nil }
    }
}
