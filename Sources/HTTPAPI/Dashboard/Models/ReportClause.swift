import Resumes

/// One clause of a posting, and how the résumé answers what it asks for.
struct ReportClause: Sendable {
    struct Quote: Sendable {
        let place: String
        let quote: String
    }

    /// One of several things that the clause asks for.
    struct Part: Sendable {
        let label: String
        let mark: Mark
        let remark: String?
        let quotes: [Quote]
    }

    struct Mark: Sendable {
        let style: String
        let word: String

        init(_ status: RequirementStatus) {
            self.style = status.rawValue
            switch status {
            case .met: self.word = "Met"
            case .partial: self.word = "Partly"
            case .missing: self.word = "Missing"
            }
        }
    }

    private static let mostQuotes = 2

    let text: String
    let mark: Mark
    let note: String?
    let quotes: [Quote]
    /// Empty when there is only one.
    let parts: [Part]

    /// Lines that stand for parts of one clause come together.
    static func all(_ lines: [ReportLine]) -> [ReportClause] {
        var clauses: [[ReportLine]] = []
        for line in lines {
            if clauses.last?.last?.text == line.text { clauses[clauses.count - 1].append(line) } else { clauses.append([line]) }
        }
        return clauses.compactMap { ReportClause($0) }
    }

    private init?(_ lines: [ReportLine]) {
        guard let first = lines.first else { return nil }
        self.text = first.text
        self.mark = Mark(lines.allSatisfy { $0.status == first.status } ? first.status : .partial)
        let isWhole = lines.count == 1
        self.note = isWhole ? Self.note(of: first) : nil
        self.quotes = isWhole ? Self.quotes(of: first) : []
        self.parts =
            isWhole
            ? []
            : lines.map { line in
                Part(
                    label: Self.wanted(by: line) ?? "Years of experience",
                    mark: Mark(line.status),
                    remark: Self.note(of: line),
                    quotes: Self.quotes(of: line)
                )
            }
    }

    private static func note(of line: ReportLine) -> String? {
        if let note = line.note { return note }
        guard line.status == .missing else { return nil }
        return Self.wanted(by: line).map { "looked for \($0)" }
    }

    private static func wanted(by line: ReportLine) -> String? {
        guard let last = line.terms.last else { return nil }
        guard line.terms.count > 1 else { return last }
        return line.terms.dropLast().joined(separator: ", ") + (line.anyOf ? " or " : " and ") + last
    }

    private static func quotes(of line: ReportLine) -> [Quote] {
        line.evidence.prefix(Self.mostQuotes).map { Quote(place: Self.place($0.source), quote: $0.quote) }
    }

    /// `/work/0/highlights/2` as "work 1, highlights 3".
    static func place(_ source: SourceID) -> String {
        var words: [String] = []
        for part in source.pointer.split(separator: "/") {
            if let index = Int(part), !words.isEmpty {
                words[words.count - 1] += " \(index + 1)"
            } else {
                words.append(String(part))
            }
        }
        return words.isEmpty ? "résumé" : words.joined(separator: ", ")
    }
}
