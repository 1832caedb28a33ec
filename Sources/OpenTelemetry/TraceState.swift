/// The `tracestate` header of W3C Trace Context (level 1, §3.3): passed on as it came, or not at all.
enum TraceState {
    private static let memberLimit = 32

    /// The members without the space around them; nil when any of it breaks the rules.
    static func accepted(_ header: String) -> String? {
        var keys: Set<Substring> = []
        var members: [Substring] = []
        for part in header.split(separator: ",", omittingEmptySubsequences: false) {
            let member = Self.trimmed(part)
            // Empty members are allowed and mean nothing.
            guard !member.isEmpty else { continue }
            guard let equals = member.firstIndex(of: "=") else { return nil }
            let key = member[..<equals]
            guard Self.isKey(key), Self.isValue(member[member.index(after: equals)...]), keys.insert(key).inserted else { return nil }
            members.append(member)
        }
        return members.count > Self.memberLimit ? nil : members.joined(separator: ",")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }

    /// `name`, or `tenant@system`.
    private static func isKey(_ key: Substring) -> Bool {
        let parts = key.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.allSatisfy(Self.isKeyByte) }), let first = parts.first?.first else { return false }
        switch parts.count {
        case 1: return Self.isLetter(first) && parts[0].count <= 256
        case 2: return parts[0].count <= 241 && (1...14).contains(parts[1].count) && parts[1].first.map(Self.isLetter) == true
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "*"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    private static func isValue(_ value: Substring) -> Bool {
        (1...256).contains(value.utf8.count) && value.utf8.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "=") }
    }
}
