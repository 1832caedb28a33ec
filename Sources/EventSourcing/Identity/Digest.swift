public import Crypto
import Encodings

/// A SHA-256 digest (FIPS 180-4), 32 bytes; written as 64 lower-case hexadecimal digits.
public struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let words: InlineWords

    private struct InlineWords: Sendable, Hashable {
        var a: UInt64
        var b: UInt64
        var c: UInt64
        var d: UInt64
    }

    /// The digest of some bytes.
    public init(of bytes: some Sequence<UInt8>) {
        var hash = SHA256()
        if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
            hash.update(data: Array(bytes))
        }
        self.init(hash.finalize())
    }

    public init(_ digest: SHA256Digest) {
        self.words = digest.withUnsafeBytes { raw in
            InlineWords(
                a: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                b: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                c: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
                d: raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
            )
        }
    }

    /// Takes 32 stored bytes; nil for another count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.words = Array(bytes)
            .withUnsafeBytes { raw in
                InlineWords(
                    a: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                    b: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                    c: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
                    d: raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
                )
            }
    }

    /// Reads 64 hexadecimal digits; nil for anything else.
    public init?(hexadecimal text: some StringProtocol) { self.init(hexadecimalDigits: Array(text.utf8)[...]) }

    init?(hexadecimalDigits digits: ArraySlice<UInt8>) {
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for index in stride(from: digits.startIndex, to: digits.endIndex, by: 2) {
            guard let high = Hexadecimal.value(of: digits[index]), let low = Hexadecimal.value(of: digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.init(bytes: bytes)
    }

    /// What the first event of a stream carries as "the hash of the one before".
    public static let zero = Self(zero: ())

    private init(zero: Void) { self.words = InlineWords(a: 0, b: 0, c: 0, d: 0) }

    public var bytes: [UInt8] { self.withUnsafeBytes { Array($0) } }

    /// Lends the 32 bytes without copying them to the heap.
    public func withUnsafeBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try Swift.withUnsafeBytes(of: self.words, body)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.bytes.lexicographicallyPrecedes(rhs.bytes) }

    public var description: String {
        self.withUnsafeBytes { raw in
            String(unsafeUninitializedCapacity: 64) { buffer in
                for (index, byte) in raw.enumerated() {
                    buffer[index * 2] = Hexadecimal.digit(byte >> 4)
                    buffer[index * 2 + 1] = Hexadecimal.digit(byte & 0xf)
                }
                return 64
            }
        }
    }
}

extension Digest: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = try Digest(hexadecimal: container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest")
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
