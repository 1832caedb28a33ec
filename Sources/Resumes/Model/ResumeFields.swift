/// Walks a JSON value field by field, mending as it goes. Keeps the pointer of where it stands and gathers the warnings.
struct ResumeFields {
    private(set) var warnings: [ResumeWarning] = []
    private var path: [String] = []

    /// Warns about the member below where the walk stands.
    mutating func warn(_ message: String, at member: String? = nil) {
        self.warnings.append(ResumeWarning(pointer: self.pointer(member), message: message))
    }

    private func pointer(_ member: String?) -> SourceID {
        let names = member.map { self.path + [$0] } ?? self.path
        return SourceID(names.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined())
    }

    mutating func descend<Result>(into name: String, _ body: (inout Self) -> Result) -> Result {
        self.path.append(name)
        defer { self.path.removeLast() }
        return body(&self)
    }

    /// The first of the named members that is there and not null, under the name the file uses.
    mutating func member(_ object: [JSONMember], _ names: [String]) -> JSONMember? {
        for name in names {
            guard let member = object.last(where: { $0.name == name && $0.value != .null }) else { continue }
            if case .string(let text) = member.value, text.allSatisfy(\.isWhitespace) { continue }
            if object.count(where: { $0.name == name }) > 1 { self.warn("given more than once: the last one counts", at: name) }
            if name != names[0] { self.warn("read as \(names[0])", at: name) }
            return member
        }
        return nil
    }

    // MARK: - Scalars

    mutating func text(_ object: [JSONMember], _ names: String..., keepsLines: Bool = false) -> String? {
        guard let member = self.member(object, names) else { return nil }
        return self.descend(into: member.name) { $0.text(member.value, keepsLines: keepsLines) }
    }

    /// The text of a value standing where the walk is; numbers, truth values and one-element lists are taken for their text.
    mutating func text(_ value: JSONValue, keepsLines: Bool = false) -> String? {
        switch value {
        case .null: return nil
        case .bool(let flag):
            self.warn("a truth value where text belongs: read as text")
            return flag ? "true" : "false"
        case .number(let digits):
            self.warn("a number where text belongs: read as text")
            return digits
        case .string(let raw):
            let cleaned = PlainText.clean(raw, keepsLines: keepsLines)
            if cleaned.removed > 0 { self.warn("characters that cannot be printed were taken out") }
            return cleaned.text.isEmpty ? nil : cleaned.text
        case .array(let elements):
            let texts =
                elements.compactMap { element -> String? in
                    if case .string(let raw) = element { PlainText.clean(raw).text } else { nil }
                }
                .filter { !$0.isEmpty }
            guard !texts.isEmpty else { return nil }
            self.warn("a list where text belongs: joined")
            return texts.joined(separator: keepsLines ? "\n" : ", ")
        case .object:
            self.warn("an object where text belongs: left out")
            return nil
        }
    }

    mutating func date(_ object: [JSONMember], _ names: String..., mayBeOngoing: Bool = false) -> ResumeDate? {
        guard let member = self.member(object, names) else { return nil }
        return self.descend(into: member.name) { fields in
            let raw: String
            switch member.value {
            case .number(let digits): raw = digits
            case .string(let text): raw = PlainText.clean(text).text
            case .null, .bool, .array, .object:
                fields.warn("not a date: left out")
                return nil
            }
            switch LenientDate.read(raw) {
            case .exact(let date): return date
            case .mended(let date, let note):
                fields.warn(note)
                return date
            case .ongoing:
                fields.warn(mayBeOngoing ? "read as ongoing" : "not a date: left out")
                return nil
            case .unreadable:
                fields.warn("not a date: left out")
                return nil
            }
        }
    }

    mutating func address(_ object: [JSONMember], _ names: String...) -> String? {
        guard let member = self.member(object, names) else { return nil }
        return self.descend(into: member.name) { fields in
            guard let text = fields.text(member.value) else { return nil }
            switch WebAddress.mend(text) {
            case .asGiven(let address): return address
            case .mended(let address, let note):
                fields.warn(note)
                return address
            case .dropped(let reason):
                fields.warn(reason)
                return nil
            }
        }
    }
}
