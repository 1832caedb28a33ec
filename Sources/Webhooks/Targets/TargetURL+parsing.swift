extension TargetURL {
    /// Takes a URL apart, and refuses what programs are known to read differently.
    public init(_ text: String) throws(TargetRefusal) {
        guard text.utf8.count <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
        guard text.utf8.allSatisfy(Self.isAllowed) else { throw .badCharacter }
        guard let schemeEnd = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw .malformed }
        guard let scheme = Scheme(rawValue: text[..<schemeEnd].lowercased()) else { throw .schemeNotAllowed }
        let rest = text[text.utf8.index(after: schemeEnd)...]
        guard rest.hasPrefix("//") else { throw .malformed }
        guard !rest.utf8.contains(UInt8(ascii: "#")) else { throw .fragment }
        let afterSlashes = rest.dropFirst(2)
        let end = afterSlashes.firstIndex { $0 == "/" || $0 == "?" } ?? afterSlashes.endIndex
        let authority = afterSlashes[..<end]
        let target = String(afterSlashes[end...])
        guard !authority.contains("@") else { throw .userInfo }
        guard Self.isWellFormed(target) else { throw .badCharacter }

        let hostEnd: Substring.Index
        if authority.first == "[" {
            guard let bracket = authority.firstIndex(of: "]") else { throw .badHost }
            hostEnd = authority.index(after: bracket)
        } else {
            hostEnd = authority.firstIndex(of: ":") ?? authority.endIndex
        }
        self.scheme = scheme
        self.host = try Self.host(authority[..<hostEnd])
        self.port = try Self.port(authority[hostEnd...]) ?? scheme.defaultPort
        self.target = target.hasPrefix("/") ? target : "/" + target
    }

    /// RFC 3986's characters of a URL; brackets are looked at where they stand.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            false
        case 0x21...0x7e: true
        default: false
        }
    }

    /// No brackets, and after each percent sign two hexadecimal digits: what others would encode once more, or differently.
    private static func isWellFormed(_ target: String) -> Bool {
        let bytes = Array(target.utf8)
        return bytes.indices.allSatisfy { index in
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "]"): false
            case UInt8(ascii: "%"): bytes[(index + 1)...].prefix(2).filter { Character(UnicodeScalar($0)).isHexDigit }.count == 2
            default: true
            }
        }
    }

    private static func port(_ text: Substring) throws(TargetRefusal) -> Int? {
        guard let colon = text.first else { return nil }
        let digits = text.dropFirst()
        guard colon == ":" else { throw .badHost }
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits),
            (1...65_535).contains(port)
        else { throw .badPort }
        return port
    }

    static func host(_ text: Substring) throws(TargetRefusal) -> Host {
        if text.first == "[" {
            guard text.last == "]" else { throw .badHost }
            let inside = text.dropFirst().dropLast()
            guard !inside.contains("%") else { throw .zone }
            guard let address = IPAddress(inside), case .v6 = address else { throw .badHost }
            return .address(address)
        }
        if let address = IPAddress(text), case .v4 = address { return .address(address) }
        let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard let last = labels.last, text.utf8.count <= 253, labels.allSatisfy(self.isLabel) else {
            throw self.looksNumeric(text) ? .ambiguousAddress : .badHost
        }
        // What a browser's URL parser takes for an IPv4 address, by its last part; the system's resolver reads these too.
        guard !self.isNumber(last) else { throw .ambiguousAddress }
        return .name(labels.joined(separator: "."))
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { byte in
                (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    private static func isNumber(_ label: Substring) -> Bool {
        label.utf8.allSatisfy { (0x30...0x39).contains($0) } || label.hasPrefix("0x")
    }

    /// An address with a dot at its end, say.
    private static func looksNumeric(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    }
}
