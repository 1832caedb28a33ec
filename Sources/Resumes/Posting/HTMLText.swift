/// Takes light HTML down to text with Markdown's marks for headings and list items. No parser: pasted postings need their tags off,
/// nothing more.
enum HTMLText {
    static func looksLikeHTML(_ text: String) -> Bool {
        let head = text.prefix(20_000).lowercased()
        return ["<p>", "<p ", "<li", "<br", "<div", "<ul", "</", "&lt;p", "&lt;li", "&lt;div"].contains { head.contains($0) }
    }

    static func plain(_ text: String) -> String {
        // Descriptions in feeds are often escaped twice.
        let source = text.contains("&lt;") && !text.contains("</") ? Self.unescaped(text) : text
        return Self.unescaped(Self.withoutTags(source))
    }

    private static func withoutTags(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            let after = rest.index(after: open)
            guard let name = Self.tagName(rest[after...]), let close = Self.end(of: rest[after...]) else {
                result += "<"
                rest = rest[after...]
                continue
            }
            rest = rest[rest.index(after: close)...]
            if name == "script" || name == "style", let end = rest.range(ofTagEnd: name) {
                rest = rest[end...]
                continue
            }
            result += Self.mark(for: name)
        }
        return result + rest
    }

    private static func mark(for tag: String) -> String {
        switch tag {
        case "li": "\n- "
        case "h1", "h2", "h3", "h4", "h5", "h6": "\n\n" + String(repeating: "#", count: tag.last?.wholeNumberValue ?? 1) + " "
        case "br", "/li", "tr", "/tr": "\n"
        case "p", "/p", "div", "/div", "/ul", "/ol", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6", "section", "/section": "\n\n"
        case "strong", "b": "**"
        case "/strong", "/b": "**"
        case "td", "/td": " "
        default: ""
        }
    }

    /// The lower-cased name of a tag that follows "<"; nil when none follows.
    private static func tagName(_ rest: Substring) -> String? {
        var name = ""
        for character in rest.prefix(16) {
            guard character.isASCII, character.isLetter || character.isNumber || (name.isEmpty && "/!".contains(character)) else {
                break
            }
            name.append(character)
        }
        return name.isEmpty || name == "/" ? nil : name.lowercased()
    }

    /// A tag ends within 2,000 characters; so a stray "<" costs little.
    private static func end(of rest: Substring) -> Substring.Index? {
        rest.prefix(2_000).firstIndex(of: ">")
    }

    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "rsquo": "’", "lsquo": "‘",
        "rdquo": "”", "ldquo": "“", "bull": "•", "hellip": "…", "middot": "·", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ntilde": "ñ", "aacute": "á",
        "iacute": "í", "oacute": "ó", "uacute": "ú", "euro": "€", "copy": "©", "reg": "®", "trade": "™",
    ]

    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            let after = rest.index(after: ampersand)
            if let end = rest[after...].prefix(10).firstIndex(of: ";"), let value = Self.entity(rest[after..<end]) {
                result += value
                rest = rest[rest.index(after: end)...]
            } else {
                result += "&"
                rest = rest[after...]
            }
        }
        return result + rest
    }

    private static func entity(_ name: Substring) -> String? {
        if let known = Self.entities[String(name)] { return known }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, let scalar = Unicode.Scalar(value), !PlainText.isUnprintable(scalar) else { return nil }
        return String(Character(scalar))
    }
}

extension Substring {
    /// Behind `</name>`, whatever its case.
    fileprivate func range(ofTagEnd name: String) -> Index? {
        var rest = self
        while let open = rest.firstIndex(of: "<") {
            let tail = rest[rest.index(after: open)...]
            if tail.prefix(name.count + 1).lowercased() == "/" + name, let close = tail.firstIndex(of: ">") {
                return tail.index(after: close)
            }
            rest = tail
        }
        return nil
    }
}
