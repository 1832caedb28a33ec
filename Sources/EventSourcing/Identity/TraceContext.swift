import Encodings

/// Where a job's work belongs in a distributed trace: the `traceparent` of W3C Trace Context (level 1, §3.2), version `00`.
public struct TraceContext: Sendable, Hashable, CustomStringConvertible {
    /// Sixteen bytes as two words; never zero.
    public let traceHigh: UInt64
    public let traceLow: UInt64
    /// The parent span; never zero.
    public let spanID: UInt64
    public let isSampled: Bool

    /// Nil when an id is all zero, which the standard forbids.
    public init?(traceHigh: UInt64, traceLow: UInt64, spanID: UInt64, isSampled: Bool) {
        guard traceHigh | traceLow != 0, spanID != 0 else { return nil }
        self.traceHigh = traceHigh
        self.traceLow = traceLow
        self.spanID = spanID
        self.isSampled = isSampled
    }

    /// Reads `00-<32 hex>-<16 hex>-<2 hex>`; nil for anything else. A higher version is read as far as `00` goes, as the standard asks.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].count == 2, parts[1].count == 32, parts[2].count == 16, parts[3].count == 2 else { return nil }
        guard let version = Self.word(parts[0]), version != 0xff, version != 0 || parts.count == 4 else { return nil }
        guard let high = Self.word(parts[1].prefix(16)), let low = Self.word(parts[1].suffix(16)) else { return nil }
        guard let span = Self.word(parts[2]), let flags = Self.word(parts[3]) else { return nil }
        self.init(traceHigh: high, traceLow: low, spanID: span, isSampled: flags & 1 == 1)
    }

    /// The same trace with another span as the parent of what follows.
    public func child(spanID: UInt64) -> TraceContext {
        TraceContext(traceHigh: self.traceHigh, traceLow: self.traceLow, spanID: spanID, isSampled: self.isSampled) ?? self
    }

    /// Thirty-two lower-case hexadecimal digits.
    public var traceID: String { Self.digits(self.traceHigh) + Self.digits(self.traceLow) }

    /// The `traceparent` header.
    public var description: String { "00-\(self.traceID)-\(Self.digits(self.spanID))-\(self.isSampled ? "01" : "00")" }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }

    /// Lower-case hexadecimal, as the standard asks.
    private static func word(_ digits: some Sequence<UInt8>) -> UInt64? {
        var word: UInt64 = 0
        for digit in digits {
            guard !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit), let value = Hexadecimal.value(of: digit) else { return nil }
            word = word << 4 | UInt64(value)
        }
        return word
    }
}

extension TraceContext: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let context = try TraceContext(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a traceparent")
        }
        self = context
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
