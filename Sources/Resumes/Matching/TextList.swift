/// Gathers the texts of a résumé under their pointers, leaving out empty ones.
struct TextList {
    private(set) var texts: [ResumeText] = []

    mutating func add(_ text: String?, _ entry: SourceID, _ field: String, _ role: ResumeText.Role) {
        guard let text, !text.isEmpty else { return }
        self.texts.append(ResumeText(id: SourceID("\(entry.pointer)/\(field)"), text: text, entry: entry, role: role))
    }

    mutating func add(_ items: [String], _ entry: SourceID, _ field: String, _ role: ResumeText.Role) {
        for (index, item) in items.enumerated() {
            self.add(item, entry, "\(field)/\(index)", role)
        }
    }
}
