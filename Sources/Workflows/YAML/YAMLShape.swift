/// Refuses texts that a YAML parser could be made to work on for too long, before it sees them.
enum YAMLShape {
    private static let nestingLimit = 64
    /// So few references cannot multiply into much.
    private static let aliasLimit = 8

    /// The first line whose shape is refused, and why.
    static func refusal(of bytes: [UInt8]) -> (line: Int, reason: String)? {
        var line = 1
        var brackets = 0
        var aliases = 0
        var leading = 0
        var isLeading = true
        var previous = UInt8(ascii: "\n")
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                leading = 0
                isLeading = true
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"):
                if isLeading { leading += 1 }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                isLeading = false
                brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                isLeading = false
                brackets = max(0, brackets - 1)
            case UInt8(ascii: "*"):
                isLeading = false
                if self.canStartToken(after: previous), index + 1 < bytes.count, !self.isSpace(bytes[index + 1]) { aliases += 1 }
            default:
                isLeading = false
            }
            if brackets > self.nestingLimit || leading > self.nestingLimit * 2 {
                return (line, "is nested too deeply; a workflow needs only a few levels")
            }
            if aliases > self.aliasLimit {
                return (line, "refers to anchors again and again; write the values out, anchors and aliases are not supported")
            }
            previous = byte
        }
        return nil
    }

    private static func canStartToken(after byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): true
        default: self.isSpace(byte)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
