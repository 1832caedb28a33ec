extension JobID {
    /// A UUID made of a text's hash (version 8, RFC 9562 §5.8).
    public init(hashOf text: String) {
        let digest = Digest(of: Array(text.utf8))
        let words = digest.withUnsafeBytes { raw in
            (
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(
            high: words.0 & 0xffff_ffff_ffff_0fff | 0x8000,
            low: words.1 & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        )
    }
}
