/// What stands beneath the head of an entry, lines that were only wrapped joined again.
struct EntryBody {
    private static let wrapLength = 50

    struct Item {
        var isBullet: Bool
        var lines: [WrittenLine]

        var text: String { self.lines.map(\.text).joined(separator: " ") }
    }

    private(set) var items: [Item] = []

    init(_ lines: [WrittenLine]) {
        for line in lines {
            if let open = self.items.last?.isBullet, let before = self.items.last?.lines.last,
                Self.goesOn(line, after: before, inBullet: open)
            {
                self.items[self.items.count - 1].lines.append(line)
            } else {
                self.items.append(Item(isBullet: line.isBullet, lines: [line]))
            }
        }
    }

    /// Texts that are no items of a list, one a line; nil when there are none.
    static func prose(_ items: [Item]) -> String? {
        let texts = items.filter { !$0.isBullet }.map(\.text)
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    private static func goesOn(_ line: WrittenLine, after before: WrittenLine, inBullet: Bool) -> Bool {
        guard !line.isBullet, !line.followsGap, line.columns.count == 1 else { return false }
        if line.text.first?.isLowercase ?? false { return true }
        if before.text.last.map({ ".!?".contains($0) }) ?? false { return false }
        return before.text.utf8.count >= Self.wrapLength || (inBullet && line.isIndented)
    }
}
