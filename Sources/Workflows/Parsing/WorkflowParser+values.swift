extension WorkflowParser {
    static let nameRule = "a name is 1 to 64 of the characters a–z A–Z 0–9 . _ -"
    private static let textLimit = 4096

    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    mutating func requireKnownKeys(_ members: [YAMLMember], _ known: [String], of what: String) {
        for member in members where !known.contains(member.key) {
            let hint = Suggestion.hint(for: member.key, in: known)
            self.report(member, "unknown key “\(member.key.clipped)” of \(what)\(hint.isEmpty ? "; known are \(known.listed)" : hint)")
        }
    }

    mutating func text(_ value: YAMLValue, _ key: String) -> String? {
        switch value.content {
        case .text(let text) where text.utf8.count <= Self.textLimit:
            return text
        case .text:
            self.report(value, "`\(key)` is longer than \(Self.textLimit) bytes; shorten it")
        case .null, .list, .map:
            self.report(value, "`\(key)` is \(value.kind), not a text")
        }
        return nil
    }

    mutating func name(_ value: YAMLValue, _ key: String) -> String? {
        guard let text = self.text(value, key) else { return nil }
        guard Self.isName(text) else {
            self.report(value, "`\(key)` cannot be “\(text.clipped)”: \(Self.nameRule)")
            return nil
        }
        return text
    }

    mutating func number(_ value: YAMLValue, _ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = self.text(value, key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            self.report(value, "`\(key)` is “\(text.clipped)”; write a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// Milliseconds.
    mutating func duration(_ value: YAMLValue, _ key: String, from least: Int64, to most: Int64) -> Int64? {
        guard let text = self.text(value, key) else { return nil }
        guard let milliseconds = WorkflowDuration.milliseconds(of: text) else {
            self.report(value, "`\(key)` is “\(text.clipped)”; write a duration such as 500ms, 30s, 5m, 2h or 1d")
            return nil
        }
        guard milliseconds >= least else {
            self.report(value, "`\(key)` is \(text.clipped), which is too short; write at least \(least)ms")
            return nil
        }
        guard milliseconds <= most else {
            self.report(value, "`\(key)` is \(text.clipped), which is too long; write at most \(most / 86_400_000)d")
            return nil
        }
        return milliseconds
    }
}

extension String {
    /// Short enough for a message.
    var clipped: String { self.count <= 40 ? self : self.prefix(40) + "…" }
}

extension [String] {
    var listed: String { self.joined(separator: ", ") }
}
