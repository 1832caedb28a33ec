extension CoverLetter {
    /// The letter as text, lines of at most `width` columns, ending with a newline.
    public func plainText(width: Int = 76) -> String {
        var blocks: [[String]] = []
        var head = [self.sender.name, self.sender.label].compactMap(\.self)
        let contacts = [self.sender.email, self.sender.phone, self.sender.url, self.sender.location?.city].compactMap(\.self)
        head += Self.packed(contacts, width: width)
        blocks.append(head)
        blocks.append(self.recipient)
        blocks.append([self.subject].compactMap(\.self))
        blocks.append([self.salutation])
        blocks += self.paragraphs.map { [$0] }
        blocks.append([self.closing])
        blocks.append([self.signature])
        return blocks.map { $0.filter { !$0.isEmpty }.flatMap { TextWrap.lines(of: $0, width: width) }.joined(separator: "\n") }
            .filter { !$0.isEmpty }
            .joined(separator: "\n\n") + "\n"
    }

    /// Items joined by dots, broken only between items.
    private static func packed(_ items: [String], width: Int) -> [String] {
        var lines: [String] = []
        for item in items {
            if let last = lines.last, TextWrap.columns(of: last) + 3 + TextWrap.columns(of: item) <= width {
                lines[lines.count - 1] = last + " · " + item
            } else {
                lines.append(item)
            }
        }
        return lines
    }
}
