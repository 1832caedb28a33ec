// MARK: - Lists

extension ResumeFields {
    private static let wordingMembers = ["text", "description", "summary", "name", "title", "content", "highlight", "value"]

    /// A list of texts. A single text is split, at line breaks or (with `splitsAtCommas`) at commas and semicolons.
    mutating func texts(_ object: [JSONMember], _ names: String..., splitsAtCommas: Bool = false) -> [String] {
        guard let member = self.member(object, names) else { return [] }
        return self.descend(into: member.name) { $0.texts(member.value, splitsAtCommas: splitsAtCommas) }
    }

    mutating func texts(_ value: JSONValue, splitsAtCommas: Bool) -> [String] {
        switch value {
        case .null: return []
        case .array(let elements):
            var texts: [String] = []
            for (index, element) in elements.enumerated() {
                let text = self.descend(into: String(index)) { fields in
                    guard case .object(let members) = element else { return fields.text(element) }
                    let wording = members.first { Self.wordingMembers.contains($0.name) }
                    fields.warn(
                        wording == nil ? "an object where text belongs: left out" : "an object where text belongs: its wording was taken"
                    )
                    return wording.flatMap { member in fields.descend(into: member.name) { $0.text(member.value) } }
                }
                if let text { texts.append(text) }
            }
            return texts
        case .string(let raw):
            self.warn("one text where a list belongs: split")
            let cleaned = PlainText.clean(raw, keepsLines: true).text
            return cleaned.split(whereSeparator: { $0 == "\n" || (splitsAtCommas && ($0 == "," || $0 == ";")) })
                .map { Self.withoutBullet($0) }.filter { !$0.isEmpty }
        case .bool, .number:
            return self.text(value).map { [$0] } ?? []
        case .object:
            self.warn("an object where a list belongs: left out")
            return []
        }
    }

    private static func withoutBullet(_ line: Substring) -> String {
        var line = line.trimmingSpaces
        while let first = line.first, "-*•–·".contains(first), line.dropFirst().first?.isWhitespace ?? true {
            line = line.dropFirst().trimmingSpaces
        }
        return String(line)
    }

    /// A list of entries; `wrap` says under which member a bare text in the list counts (nil: it is left out).
    mutating func entries<Entry>(
        _ object: [JSONMember],
        _ names: [String],
        wrap: String?,
        _ read: (inout Self, [JSONMember]) -> Entry?
    ) -> [Entry] {
        guard let member = self.member(object, names) else { return [] }
        return self.descend(into: member.name) { fields in
            switch member.value {
            case .array(let elements):
                var entries: [Entry] = []
                for (index, element) in elements.enumerated() {
                    let entry = fields.descend(into: String(index)) { $0.entry(element, wrap: wrap, read) }
                    if let entry { entries.append(entry) }
                }
                return entries
            case .object:
                fields.warn("one entry where a list belongs: read as a list of one")
                return fields.entry(member.value, wrap: wrap, read).map { [$0] } ?? []
            case .string(let raw) where wrap != nil:
                fields.warn("one text where a list belongs: split")
                let pieces = PlainText.clean(raw, keepsLines: true).text.split(whereSeparator: { ",;\n".contains($0) })
                return pieces.compactMap { piece in
                    let text = String(piece.trimmingSpaces)
                    return text.isEmpty ? nil : read(&fields, [JSONMember(name: wrap ?? "", value: .string(text))])
                }
            case .null: return []
            case .bool, .number, .string:
                fields.warn("not a list: left out")
                return []
            }
        }
    }

    private mutating func entry<Entry>(
        _ value: JSONValue,
        wrap: String?,
        _ read: (inout Self, [JSONMember]) -> Entry?
    ) -> Entry? {
        switch value {
        case .object(let members): return read(&self, members)
        case .string(let text) where wrap != nil && !text.allSatisfy(\.isWhitespace):
            self.warn("a text where an entry belongs: read as its name")
            return read(&self, [JSONMember(name: wrap ?? "", value: value)])
        case .null: return nil
        case .bool, .number, .string, .array:
            self.warn("not an entry: left out")
            return nil
        }
    }
}
