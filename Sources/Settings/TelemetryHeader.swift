import Encodings

/// A header for the collector, such as the one with its key.
public struct TelemetryHeader: Sendable, Equatable {
    public var name: String
    public var value: Secret

    public init(name: String, value: Secret) {
        self.name = name
        self.value = value
    }

    /// Reads `NAME=VALUE,NAME=VALUE`, values percent-encoded; nil when it is anything else.
    static func list(_ text: String) -> [TelemetryHeader]? {
        var headers: [TelemetryHeader] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let member = part.trimmed
            guard !member.isEmpty else { continue }
            guard let equals = member.firstIndex(of: "=") else { return nil }
            let name = member[..<equals].trimmed
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else { return nil }
            guard let value = Self.decoded(member[member.index(after: equals)...].trimmed) else { return nil }
            headers.append(TelemetryHeader(name: String(name), value: Secret(value)))
        }
        return headers
    }

    private static func decoded(_ text: Substring) -> String? {
        // A line end would begin another header.
        PercentEncoding.decoded(text).flatMap { $0.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) ? $0 : nil }
    }

    /// What the name of a header may hold (RFC 9110 §5.6.2).
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
