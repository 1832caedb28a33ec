import Encodings

/// `Content-Disposition` for a file to be saved or shown (RFC 6266), safe for any name: no path, no quotes, no line ends.
enum ContentDisposition {
    static func attachment(_ name: String) -> String { self.value("attachment", name) }

    /// For what browsers may show in a page of this service.
    static func inline(_ name: String) -> String { self.value("inline", name) }

    private static func value(_ type: String, _ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = String(
            last.unicodeScalars.map { scalar in
                let isSafe = scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\%;".unicodeScalars.contains(scalar)
                return isSafe ? Character(scalar) : "_"
            }
        )
        let ascii = plain.isEmpty || plain.allSatisfy({ $0 == "." }) ? "artifact" : plain
        return "\(type); filename=\"\(ascii)\"; filename*=UTF-8''\(PercentEncoding.encoded(last.isEmpty ? "artifact" : last))"
    }
}
