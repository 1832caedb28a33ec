extension ResumeChecker {
    mutating func checkEntries(_ output: Resume) {
        self.check("work", output.work.map(EntryFacts.init), self.source.work.map(EntryFacts.init))
        self.check("volunteer", output.volunteer.map(EntryFacts.init), self.source.volunteer.map(EntryFacts.init))
        self.check("projects", output.projects.map(EntryFacts.init), self.source.projects.map(EntryFacts.init))
        self.check("education", output.education.map(EntryFacts.init), self.source.education.map(EntryFacts.init))
    }

    private mutating func check(_ section: String, _ output: [EntryFacts], _ source: [EntryFacts]) {
        var used: Set<Int> = []
        for (index, entry) in output.enumerated() {
            let pointer = "/\(section)/\(index)"
            guard let match = Self.match(for: entry, in: source, without: used) else {
                self.report(pointer, .entry)
                continue
            }
            used.insert(match)
            let origin = source[match]
            for field in entry.differences(from: origin) { self.report("\(pointer)/\(field.name)", field.kind) }
            for (field, own) in zip(entry.optional, origin.optional) {
                guard let text = field.value, text != own.value else { continue }
                self.reportText("\(pointer)/\(field.name)", text, entry: origin, others: source)
            }
            var rest = origin.items
            for (place, item) in entry.items.enumerated() {
                if let known = rest.firstIndex(of: item) {
                    rest.remove(at: known)
                } else {
                    self.reportText("\(pointer)/\(entry.list)/\(place)", item, entry: origin, others: source)
                }
            }
        }
    }

    /// The source's entry that differs in fewest fields of the head and shares most texts; nil when hardly anything agrees.
    private static func match(for entry: EntryFacts, in source: [EntryFacts], without used: Set<Int>) -> Int? {
        var best: (index: Int, differences: Int, shared: Int)?
        for (index, candidate) in source.enumerated() where !used.contains(index) {
            let differences = entry.differences(from: candidate).count
            // The texts decide only between entries whose heads agree equally well.
            if let known = best, differences > known.differences { continue }
            let items = Set(candidate.items)
            let shared = entry.items.count { items.contains($0) }
            if let known = best, differences == known.differences, shared <= known.shared { continue }
            best = (index, differences, shared)
        }
        guard let best else { return nil }
        let stated = entry.head.count { $0.value?.isEmpty == false }
        return best.differences < max(2, stated - 1) || best.shared > 0 ? best.index : nil
    }

    /// Says what is wrong with a text that the entry does not have.
    private mutating func reportText(_ pointer: String, _ text: String, entry: EntryFacts, others: [EntryFacts]) {
        if others.contains(where: { $0.items.contains(text) || $0.optional.contains { $0.value == text } }) {
            self.report(pointer, .moved)
            return
        }
        self.report(pointer, .text)
        var facts = SourceFacts()
        for own in entry.items + (entry.head + entry.optional).compactMap(\.value) {
            facts.add(own, terms: self.recognizer.mentions(in: own).map(\.term.id))
        }
        let checker = FactChecker(facts: facts, recognizer: self.recognizer, vocabulary: [])
        for kind in checker.kinds(in: text) { self.report(pointer, kind) }
    }
}
