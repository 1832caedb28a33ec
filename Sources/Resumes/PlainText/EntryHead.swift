/// Who, what and where, out of the head of an entry.
struct EntryHead: Equatable {
    /// What somebody was, or did.
    var position: String?
    /// Who for.
    var name: String?
    var location: String?
    /// What of the head found no place.
    var rest: [String] = []

    /// - Parameters:
    ///   - lines: columns of each line, times taken out.
    ///   - isName: whether a text names an employer or a school.
    ///   - isPosition: whether a text names a role or a degree.
    init(_ lines: [[String]], isName: (String) -> Bool, isPosition: (String) -> Bool) {
        var parts = lines.flatMap { columns in columns.flatMap(Self.parts) }
        if parts.count == 1, let only = parts.first { parts = Self.commaParts(only, isName) }
        parts = parts.filter { part in
            guard self.location == nil, parts.count > 1, ContactPiece.looksLikePlace(part), !isPosition(part), !isName(part) else {
                return true
            }
            self.location = part
            return false
        }
        if let place = parts.firstIndex(where: { isPosition($0) && !isName($0) }) ?? parts.firstIndex(where: isPosition) {
            self.position = parts.remove(at: place)
        }
        if let place = parts.firstIndex(where: isName) { self.name = parts.remove(at: place) }
        if self.position == nil, self.name == nil, parts.count > 1 { self.position = parts.removeFirst() }
        if self.name == nil, !parts.isEmpty { self.name = parts.removeFirst() }
        if self.position == nil, !parts.isEmpty { self.position = parts.removeFirst() }
        if self.location == nil { self.takeLocation(isName) }
        if self.location == nil, let first = parts.first, Self.isShort(first) {
            self.location = first
            parts.removeFirst()
        }
        self.rest = parts
    }

    /// "Acme GmbH, Berlin".
    private mutating func takeLocation(_ isName: (String) -> Bool) {
        guard let name = self.name, let comma = name.firstIndex(of: ",") else { return }
        let head = name[..<comma].trimmingSpaces()
        let tail = name[name.index(after: comma)...].trimmingSpaces()
        guard !head.isEmpty, Self.isShort(tail), !isName(tail), !tail.contains(where: \.isNumber) else { return }
        self.name = head
        self.location = tail
    }

    private static func isShort(_ text: String) -> Bool {
        !text.isEmpty && text.split(separator: " ").count <= 4 && text.utf8.count <= 60 && !text.hasSuffix(".")
            && (text.first?.isUppercase ?? false || !(text.first?.isASCII ?? true))
    }

    private static func parts(_ column: String) -> [String] {
        var parts = [column[...]]
        for mark in [" | ", "|", " • ", " · ", " – ", " — ", " - ", " // ", "; "] {
            parts = parts.flatMap { part -> [Substring] in
                var pieces: [Substring] = []
                var rest = part
                while let range = rest.firstByteRange(of: mark) {
                    pieces.append(rest[..<range.lowerBound])
                    rest = rest[range.upperBound...]
                }
                return pieces + [rest]
            }
        }
        return parts.map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
            .flatMap { part -> [String] in
                guard let (role, name) = HeadPhrases.splitAtEmployer(part) ?? Self.vietnameseSplit(part) else { return [part] }
                return [role, name]
            }
            .map(Self.withoutEndMark).filter { !$0.isEmpty }
    }

    private static func vietnameseSplit(_ text: String) -> (String, String)? {
        guard let range = text.firstByteRange(of: " tại ") else { return nil }
        let (role, name) = (text[..<range.lowerBound].trimmingSpaces(), text[range.upperBound...].trimmingSpaces())
        return role.isEmpty || name.isEmpty ? nil : (role, name)
    }

    /// "Engineer, Acme, Berlin", but not "Acme, Inc.".
    private static func commaParts(_ text: String, _ isName: (String) -> Bool) -> [String] {
        var parts: [String] = []
        for part in text.split(separator: ",").map({ $0.trimmingSpaces() }) where !part.isEmpty {
            let isForm = PhraseSet.words(of: part).count == 1 && HeadPhrases.companyForms.contains(PhraseSet.words(of: part)[0])
            if isForm, let last = parts.last { parts[parts.count - 1] = "\(last), \(part)" } else { parts.append(part) }
        }
        return parts.count <= 4 ? parts : [text]
    }

    private static func withoutEndMark(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last == "," || last == ";" || last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
