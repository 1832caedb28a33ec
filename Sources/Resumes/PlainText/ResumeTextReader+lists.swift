extension ResumeTextReader {
    /// An entry that is one line: what, when, by whom.
    struct Listed: Equatable {
        var title: String
        var date: ResumeDate?
        var by: String?
        var url: String?
    }

    static func listed(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Listed] {
        var entries: [Listed] = []
        for item in EntryBody(lines).items {
            for line in item.lines { ledger.use(line) }
            var parts = Self.columns(of: item)
            var date: ResumeDate?
            for (index, part) in parts.enumerated() where date == nil {
                guard let dated = DateSpanReader.read(part) else { continue }
                // Of a span the end is when it was reached; the start would say something else.
                date = dated.span.end ?? dated.span.start
                parts.replaceSubrange(index...index, with: dated.rest)
                if dated.span.isRange, dated.span.start != nil, dated.span.end != nil { for line in item.lines { ledger.refuse(line) } }
                break
            }
            let url = parts.lastIndex(where: ContactPiece.isLink).map { parts.remove(at: $0) }
            guard let title = parts.first else {
                for line in item.lines { ledger.refuse(line) }
                continue
            }
            entries.append(Listed(title: title, date: date, by: parts.dropFirst().joined(separator: ", ").nonEmpty, url: url))
        }
        return entries
    }

    static func skills(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Skill] {
        var skills: [Skill] = []
        for item in EntryBody(lines).items {
            for line in item.lines { ledger.use(line) }
            if let (label, rest) = ListItems.labelled(item.text) {
                skills.append(Skill(name: label, keywords: ListItems.items(rest)))
            } else {
                let names = item.lines.count == 1 ? item.lines[0].columns.flatMap(ListItems.items) : ListItems.items(item.text)
                for name in names {
                    // A sentence is no name of a skill, but words for one all the same.
                    skills.append(Skill(name: name))
                }
            }
        }
        return skills
    }

    static func languages(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [LanguageSkill] {
        var languages: [LanguageSkill] = []
        for line in lines {
            ledger.use(line)
            for text in line.columns.count == 2 ? [line.columns.joined(separator: ": ")] : line.columns {
                for item in ListItems.items(text) {
                    if let language = Self.language(item) { languages.append(language) } else { ledger.refuse(line) }
                }
            }
        }
        return languages
    }

    /// "German (native)", "Deutsch – Muttersprache", "English C1", "French".
    private static func language(_ item: String) -> LanguageSkill? {
        for mark in [":", "：", " – ", " — ", " - ", "(", "（"] {
            guard let range = item.firstByteRange(of: mark) else { continue }
            let name = item[..<range.lowerBound].trimmingSpaces()
            let fluency = item[range.upperBound...].split { "()（） ".contains($0) }.joined(separator: " ")
            guard !name.isEmpty, name.split(separator: " ").count <= 3 else { continue }
            return LanguageSkill(language: name, fluency: fluency.nonEmpty)
        }
        let words = item.split(separator: " ")
        guard words.count > 1 else { return item.contains(where: \.isNumber) ? nil : LanguageSkill(language: item) }
        if item.lowercased().hasPrefix("tiếng "), words.count >= 2 {
            return LanguageSkill(
                language: words[..<2].joined(separator: " "),
                fluency: words[2...].joined(separator: " ").nonEmpty
            )
        }
        guard let place = words.firstIndex(where: { SpokenLanguage.code(named: String($0)) != nil }) else { return nil }
        // "Fluent English", "English C1".
        let fluency = (words[..<place] + words[(place + 1)...]).joined(separator: " ")
        guard SpokenLanguage.level(in: fluency) != nil || words.count <= 3 else { return nil }
        return LanguageSkill(language: String(words[place]), fluency: fluency.nonEmpty)
    }

    static func interests(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Interest] {
        EntryBody(lines).items
            .flatMap { item in
                for line in item.lines { ledger.use(line) }
                return ListItems.items(item.text).map { Interest(name: $0) }
            }
    }

    static func references(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Reference] {
        var groups: [[String]] = []
        for line in lines {
            ledger.use(line)
            if !groups.isEmpty, !line.followsGap, !line.isBullet {
                groups[groups.count - 1].append(line.text)
            } else {
                groups.append([line.text])
            }
        }
        return groups.map { Reference(reference: $0.joined(separator: "\n")) }
    }

    /// Pieces of an item, at the marks that part a thing from who gave it.
    private static func columns(of item: EntryBody.Item) -> [String] {
        let columns = item.lines.count == 1 ? item.lines[0].columns : [item.text]
        return columns.flatMap { column in
            var parts = [column[...]]
            for mark in [" | ", " – ", " — ", " - ", " · "] {
                parts = parts.flatMap { part -> [Substring] in
                    guard let range = part.firstByteRange(of: mark) else { return [part] }
                    return [part[..<range.lowerBound], part[range.upperBound...]]
                }
            }
            return parts.map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
        }
    }
}
