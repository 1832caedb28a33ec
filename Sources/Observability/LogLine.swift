internal import Logging

/// One JSON object being written, on one line.
struct LogLine {
    /// Members that every line has under these names.
    static let reservedKeys: Set<String> = ["time", "level", "message", "logger"]
    /// Longer texts are cut: a log line is no place for documents.
    private static let textLimit = 2000
    private static let depthLimit = 4

    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() { self.bytes.reserveCapacity(320) }

    mutating func begin() {
        self.bytes.append(UInt8(ascii: "{"))
        self.needsComma = false
    }

    mutating func end() { self.bytes.append(contentsOf: "}\n".utf8) }

    mutating func member(_ key: String, _ value: String) {
        self.separate()
        self.text(key)
        self.bytes.append(UInt8(ascii: ":"))
        self.text(value)
    }

    mutating func member(_ key: String, _ value: Logger.MetadataValue) {
        self.separate()
        self.text(key)
        self.bytes.append(UInt8(ascii: ":"))
        self.value(value, depth: 0)
    }

    private mutating func value(_ value: Logger.MetadataValue, depth: Int) {
        guard depth < Self.depthLimit else { return self.text("…") }
        switch value {
        case .string(let text): self.text(text)
        case .stringConvertible(let value): self.text(value.description)
        case .array(let values):
            self.bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.value(value, depth: depth + 1)
            }
            self.bytes.append(UInt8(ascii: "]"))
        case .dictionary(let members):
            self.bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { self.bytes.append(UInt8(ascii: ",")) }
                self.text(member.key)
                self.bytes.append(UInt8(ascii: ":"))
                self.value(member.value, depth: depth + 1)
            }
            self.bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func separate() {
        if self.needsComma { self.bytes.append(UInt8(ascii: ",")) }
        self.needsComma = true
    }

    /// RFC 8259 §7, and beyond it the characters that some readers take for the end of a line.
    private mutating func text(_ text: String) {
        self.bytes.append(UInt8(ascii: "\""))
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            guard count <= Self.textLimit else {
                self.bytes.append(contentsOf: "…".utf8)
                break
            }
            switch scalar {
            case "\"", "\\":
                self.bytes.append(UInt8(ascii: "\\"))
                self.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}": self.escape(scalar.value)
            default: self.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        self.bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ value: UInt32) {
        let digits = String(value, radix: 16)
        self.bytes.append(contentsOf: "\\u\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)".utf8)
    }
}
