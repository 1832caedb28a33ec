/// Tells apart what a head of a résumé gives, piece by piece.
enum ContactPiece {
    /// Cuts a line at the marks that stand between pieces.
    static func pieces(of line: WrittenLine) -> [String] {
        line.columns.flatMap { column in
            var pieces = [column[...]]
            for mark in [" | ", "|", " • ", "•", " · ", " ⋅ ", " / ", " ; ", "; ", " ◆ ", " – ", " — ", " - "] {
                pieces = pieces.flatMap { Self.split($0, at: mark) }
            }
            return pieces.map { $0.trimmingSpaces() }.filter { !$0.isEmpty }.flatMap(Self.commaPieces)
        }
    }

    static func isPhone(_ text: String) -> Bool {
        let digits = text.count { $0.isASCII && $0.isNumber }
        guard (6...16).contains(digits), text.count <= 28 else { return false }
        return text.allSatisfy { ($0.isASCII && $0.isNumber) || " +()-./–".contains($0) } && DateSpanReader.read(text) == nil
    }

    static func isLink(_ text: String) -> Bool {
        guard !text.contains(where: \.isWhitespace), !text.contains("@"), text.contains(".") else { return false }
        if text.contains("://") || text.lowercased().hasPrefix("www.") { return true }
        let host = text.prefix { $0 != "/" }.lowercased()
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, (2...12).contains(top.count), top.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return false
        }
        return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
            && !Self.notHosts.contains(host)
    }

    /// A profile, when the link leads to a network that keeps people's profiles.
    static func profile(_ link: String) -> Profile? {
        let lowered = link.lowercased()
        let bare = lowered.replacing("https://", with: "").replacing("http://", with: "").replacing("www.", with: "")
        for (host, network) in Self.networks where bare.hasPrefix(host) || bare.contains("." + host) {
            let user = link.split(separator: "/").last.map(String.init)
            let isUser = user.map { !$0.lowercased().contains(host) && !$0.contains("?") } ?? false
            return Profile(network: network, username: isUser ? user : nil, url: link)
        }
        return nil
    }

    /// "10115 Berlin", "Berlin, Germany", "Austin, TX 78701", "12 Main St, Leeds".
    static func looksLikePlace(_ text: String) -> Bool {
        guard text.utf8.count <= 90, !text.hasSuffix(".") else { return false }
        let words = text.split { $0.isWhitespace || $0 == "," }
        guard (1...9).contains(words.count) else { return false }
        let hasPostcode = words.contains { (4...6).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        if hasPostcode, DateSpanReader.read(text) == nil { return true }
        let parts = text.split(separator: ",").map { $0.trimmingSpaces() }
        guard (2...4).contains(parts.count), let tail = parts.last else { return false }
        if tail.count == 2, tail.allSatisfy({ $0.isASCII && $0.isUppercase }) { return true }
        return Countries.isName(tail)
    }

    private static func split(_ text: Substring, at mark: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text
        while let range = rest.firstByteRange(of: mark) {
            pieces.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return pieces + [rest]
    }

    /// Commas part pieces where one of them is an address, a number or a link; elsewhere they belong to places and titles.
    private static func commaPieces(_ text: String) -> [String] {
        guard text.contains(",") else { return Self.spacePieces(text) }
        let parts = text.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
        let hasContact = parts.contains { part in
            let value = ContactLabel.split(part)?.value ?? part
            return WebAddress.isEmail(value) || Self.isPhone(value) || Self.isLink(value)
        }
        guard hasContact else { return [text] }
        var pieces: [String] = []
        var words: [String] = []
        for part in parts {
            let value = ContactLabel.split(part)?.value ?? part
            if WebAddress.isEmail(value) || Self.isPhone(value) || Self.isLink(value) {
                if !words.isEmpty { pieces.append(words.joined(separator: ", ")) }
                words = []
                pieces.append(part)
            } else {
                words.append(part)
            }
        }
        if !words.isEmpty { pieces.append(words.joined(separator: ", ")) }
        return pieces
    }

    /// "ada@example.org +49 30 1234567": nothing but spaces between.
    private static func spacePieces(_ text: String) -> [String] {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 1, ContactLabel.split(text) == nil,
            let place = words.firstIndex(where: { WebAddress.isEmail($0) || $0.contains("://") })
        else { return [text] }
        let before = words[..<place].joined(separator: " ")
        let after = words[(place + 1)...].joined(separator: " ")
        return [before, words[place], after].filter { !$0.isEmpty }
    }

    private static let notHosts: Set<String> = [
        "node.js", "vue.js", "next.js", "react.js", "asp.net", "d3.js", "three.js", "express.js", "nest.js",
    ]

    private static let networks: [(String, String)] = [
        ("linkedin.com", "LinkedIn"), ("github.com", "GitHub"), ("gitlab.com", "GitLab"), ("xing.com", "XING"), ("twitter.com", "Twitter"),
        ("stackoverflow.com", "Stack Overflow"), ("behance.net", "Behance"), ("dribbble.com", "Dribbble"), ("medium.com", "Medium"),
    ]
}
