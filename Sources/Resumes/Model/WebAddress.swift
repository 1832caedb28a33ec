/// Mends web addresses and checks them against RFC 3986's characters.
enum WebAddress {
    enum Mended: Equatable {
        case asGiven(String)
        case mended(String, String)
        /// Not usable, with the reason.
        case dropped(String)
    }

    private static let allowedSchemes: Set<String> = ["http", "https", "mailto", "tel"]

    static func mend(_ text: String) -> Mended {
        if let scheme = Self.scheme(of: text) {
            guard Self.allowedSchemes.contains(scheme) else { return .dropped("left out: only http, https, mailto and tel links are kept") }
            let rest = text.dropFirst(scheme.count + 1)
            let body = rest.drop { $0 == "/" }
            guard !body.isEmpty else { return .dropped("left out: the address has no host") }
            if scheme == "http" || scheme == "https" {
                guard rest.hasPrefix("//") else { return Self.checked("\(scheme)://\(body)", "slashes added to the address") }
                return Self.checked(text, nil)
            }
            return Self.checked(text, nil)
        }
        if text.hasPrefix("//") { return Self.checked("https:" + text, "https added to the address") }
        if text.contains(" ") { return .dropped("left out: not an address") }
        if text.contains("@"), !text.contains("/") { return Self.checked("mailto:" + text, "mailto added to the address") }
        guard text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)[0].contains(".") else {
            return .dropped("left out: not an address")
        }
        return Self.checked("https://" + text, "https added to the address")
    }

    /// The lower-cased scheme; `host.example:80` has none, because no scheme in use has a dot.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let scheme = text[..<colon].lowercased()
        guard let first = scheme.unicodeScalars.first, first.properties.isAlphabetic,
            scheme.unicodeScalars.allSatisfy({
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "+" || $0 == "-")
            })
        else { return nil }
        return scheme
    }

    private static func checked(_ address: String, _ note: String?) -> Mended {
        let encoded = Self.encoded(address, keepsUnicode: true)
        if encoded != address { return .mended(encoded, note ?? "characters no address may hold were escaped") }
        return note.map { .mended(address, $0) } ?? .asGiven(address)
    }

    /// Percent-escapes what a URI may not hold; with `keepsUnicode` characters beyond ASCII stay readable.
    static func encoded(_ address: String, keepsUnicode: Bool) -> String {
        var result = ""
        let scalars = Array(address.unicodeScalars)
        for (offset, scalar) in scalars.enumerated() {
            let isStrayPercent =
                scalar == "%"
                && !(offset + 2 < scalars.count && scalars[(offset + 1)...(offset + 2)].allSatisfy { $0.properties.isASCIIHexDigit })
            if isStrayPercent || Self.isForbidden(scalar) || (!scalar.isASCII && !keepsUnicode) {
                for byte in String(Character(scalar)).utf8 {
                    result += byte < 16 ? "%0" : "%"
                    result += String(byte, radix: 16, uppercase: true)
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "[", "]", " ": true
        default: scalar.value < 0x20
        }
    }

    /// `local@host.tld` in ASCII, as the schema's `email` format wants it.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.allSatisfy({ $0.isASCII && !$0.isWhitespace && !"()<>,;:\\\"[]".contains($0) })
        else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
    }
}
