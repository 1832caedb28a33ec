/// Turns addresses of a document into link targets that are safe to write.
///
/// cairo 1.16 writes a URI into the PDF unescaped, so anything but plain ASCII without delimiters is percent-encoded; only the schemes
/// http, https, mailto and tel get through.
enum SafeLink {
    private static let limit = 2048

    /// A web address, or nil if it is none. A bare host such as `example.org/a` gets `https://`.
    static func web(_ address: String?) -> String? {
        guard let address = DrawableText.line(address) else { return nil }
        let lower = address.lowercased()
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            let host = address.drop { $0 != "/" }.dropFirst(2)
            return host.isEmpty ? nil : Self.encoded(address)
        }
        if lower.hasPrefix("mailto:") || lower.hasPrefix("tel:") { return Self.encoded(address) }
        guard Self.looksLikeHost(address) else { return nil }
        return Self.encoded("https://" + address)
    }

    static func mail(_ address: String?) -> String? {
        guard let address = DrawableText.line(address), address.contains("@"), !address.contains(" ") else { return nil }
        return address.lowercased().hasPrefix("mailto:") ? Self.encoded(address) : Self.encoded("mailto:" + address)
    }

    static func telephone(_ number: String?) -> String? {
        guard let number else { return nil }
        let digits = number.unicodeScalars.filter { ("0"..."9").contains($0) }
        guard digits.count >= 3 else { return nil }
        let plus = number.unicodeScalars.first { $0 != " " } == "+" ? "+" : ""
        return "tel:" + plus + String(String.UnicodeScalarView(digits))
    }

    /// An address as people read it: no scheme, no last slash.
    static func display(_ address: String) -> String {
        var text = Substring(DrawableText.cleaned(address))
        for scheme in ["https://", "http://", "mailto:"] where text.lowercased().hasPrefix(scheme) {
            text = text.dropFirst(scheme.count)
        }
        return String(text.hasSuffix("/") ? text.dropLast() : text)
    }

    /// No scheme, a dot before the first slash, no white space.
    private static func looksLikeHost(_ address: String) -> Bool {
        let host = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.contains(".") && !host.contains(":") && !host.contains("@") && !address.contains(" ")
    }

    private static func encoded(_ address: String) -> String? {
        var bytes: [UInt8] = []
        for byte in address.utf8 {
            if Self.isPlain(byte) {
                bytes.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return bytes.count <= Self.limit ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// RFC 3986's characters without `'`, `(`, `)`, which cairo's attribute syntax and PDF strings take for delimiters. `%` stays, as
    /// addresses arrive encoded.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: "-._~:/?#[]@!$&*+,;=%".utf8.contains(byte)
        }
    }
}
