/// Finds addresses in a text: mail, web, bare hosts with a path.
enum Links {
    /// Normalised: case-folded, without scheme, `www.` and a slash at the end.
    static func links(in text: String) -> [String] {
        text.split(whereSeparator: { $0.isWhitespace || "()<>[]\"“”«»,;|·•".contains($0) }).compactMap { Self.normalized($0) }
    }

    private static func normalized(_ token: Substring) -> String? {
        var link = token.lowercased()
        let isMarked =
            link.contains("://") || link.hasPrefix("www.") || link.hasPrefix("mailto:") || (link.contains("@") && link.contains("."))
        while let last = link.last, ".:!?'’/".contains(last) { link.removeLast() }
        guard isMarked || Self.isHostWithPath(link) else { return nil }
        for prefix in ["mailto:", "tel:", "https://", "http://", "www."] where link.hasPrefix(prefix) { link.removeFirst(prefix.count) }
        return link.isEmpty ? nil : link
    }

    private static func isHostWithPath(_ link: String) -> Bool {
        guard let slash = link.firstIndex(of: "/") else { return false }
        let host = link[..<slash]
        guard let dot = host.lastIndex(of: "."), host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }) else {
            return false
        }
        let suffix = host[host.index(after: dot)...]
        return suffix.count >= 2 && suffix.allSatisfy(\.isLetter)
    }
}
