extension ResumeTextReader {
    static func educations(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Education] {
        EntryBlocks.blocks(of: lines)
            .compactMap { block in
                let head = EntryHead(block.head, isName: SchoolWords.areIn) { DegreeLevel.shown(in: $0) != nil }
                guard head.name != nil || head.position != nil else {
                    for line in block.headLines + block.body { ledger.refuse(line) }
                    return nil
                }
                for line in block.headLines { ledger.use(line) }
                var education = Education(
                    institution: Self.named(head),
                    startDate: block.span.flatMap { $0.isRange ? $0.start : nil },
                    endDate: block.span?.end
                )
                (education.studyType, education.area) = Self.degree(head.position)
                for item in EntryBody(block.body).items { Self.read(item, into: &education, &ledger) }
                for text in head.rest { Self.place(text, in: &education, block, &ledger) }
                return education
            }
    }

    private static func named(_ head: EntryHead) -> String? {
        [head.name, head.location].compactMap(\.self).joined(separator: ", ").nonEmpty
    }

    /// "M.Sc. in Computer Science", "Bachelor of Arts, History".
    private static func degree(_ text: String?) -> (String?, String?) {
        guard let text else { return (nil, nil) }
        guard DegreeLevel.shown(in: text) != nil else { return (nil, text) }
        for mark in [" in ", " en ", ", ", " – ", ": "] {
            guard let range = text.firstByteRange(of: mark) else { continue }
            let (type, area) = (text[..<range.lowerBound].trimmingSpaces(), text[range.upperBound...].trimmingSpaces())
            if !type.isEmpty, !area.isEmpty, DegreeLevel.shown(in: type) != nil { return (type, area) }
        }
        return (text, nil)
    }

    private static func read(_ item: EntryBody.Item, into education: inout Education, _ ledger: inout LineLedger) {
        for line in item.lines { ledger.use(line) }
        let (label, rest) = ListItems.labelled(item.text) ?? (Self.graded(item.text) ? ("gpa", item.text) : ("", item.text))
        let word = PhraseSet.words(of: label).joined(separator: " ")
        if Self.grades.contains(word), education.score == nil {
            education.score = rest
        } else if Self.courses.contains(word) {
            education.courses += ListItems.items(rest)
        } else if education.area == nil, education.studyType == nil, DegreeLevel.shown(in: item.text) != nil {
            (education.studyType, education.area) = Self.degree(item.text)
        } else if education.institution == nil, SchoolWords.areIn(item.text) {
            education.institution = item.text
        } else {
            for line in item.lines { ledger.refuse(line) }
        }
    }

    private static func place(_ text: String, in education: inout Education, _ block: EntryBlock, _ ledger: inout LineLedger) {
        if education.area == nil {
            education.area = text
        } else if education.score == nil, Self.graded(text) || ListItems.labelled(text).map({ Self.isGradeLabel($0.label) }) ?? false {
            education.score = text
        } else {
            for line in block.headLines where line.text.contains(text) { ledger.refuse(line) }
        }
    }

    private static func isGradeLabel(_ label: String) -> Bool { self.grades.contains(PhraseSet.words(of: label).joined(separator: " ")) }

    /// "GPA 3.8"
    private static func graded(_ text: String) -> Bool {
        text.split(separator: " ").count <= 5 && text.contains(where: \.isNumber)
            && PhraseSet.words(of: text).contains { self.grades.contains($0) }
    }

    static let grades: Set<String> = [
        "gpa", "cgpa", "grade", "grades", "score", "final grade", "note", "abschlussnote", "gesamtnote", "mention", "moyenne", "nota",
        "nota media", "điểm", "điểm trung bình", "gpa score",
    ]
    static let courses: Set<String> = [
        "courses", "coursework", "relevant coursework", "relevant courses", "modules", "subjects", "kurse", "schwerpunkte", "schwerpunkt",
        "cours", "cursos", "asignaturas", "môn học",
    ]
}
