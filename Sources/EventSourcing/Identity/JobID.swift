import Encodings

/// Names one job and so one stream: a UUID, of version 7 (RFC 9562 §5.7) when Selvedge makes it, so that ids sort by creation.
public struct JobID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The sixteen bytes, big-endian, as two words.
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A version 7 id from a clock reading and 74 random bits.
    public init(at time: Timestamp, random: (UInt64, UInt64)) {
        let milliseconds = UInt64(clamping: time.microseconds / 1000) & 0xffff_ffff_ffff
        self.high = milliseconds << 16 | 0x7000 | (random.0 & 0x0fff)
        self.low = 0x8000_0000_0000_0000 | (random.1 & 0x3fff_ffff_ffff_ffff)
    }

    /// Reads the canonical 8-4-4-4-12 form; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let value = Hexadecimal.value(of: byte) else { return nil }
            if digits < 16 {
                words.0 = words.0 << 4 | UInt64(value)
            } else {
                words.1 = words.1 << 4 | UInt64(value)
            }
            digits += 1
        }
        self.high = words.0
        self.low = words.1
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.high, lhs.low) < (rhs.high, rhs.low) }

    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = nibble < 16 ? self.high : self.low
                let shift = UInt64(60 - (nibble & 15) * 4)
                buffer[position] = Hexadecimal.digit(UInt8(word >> shift & 0xf))
                position += 1
            }
            return 36
        }
    }
}

extension JobID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = try JobID(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a job id")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
