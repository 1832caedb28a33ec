import Resumes

/// A match report, to be read.
struct ReportView: Sendable {
    struct Part: Sendable {
        let name: String
        let percent: Int
        let weight: Int
    }

    struct Group: Sendable {
        let heading: String
        let met: Int
        let total: Int
        let clauses: [ReportClause]
    }

    let score: Int
    let met: Int
    let partial: Int
    let missing: Int
    let insufficient: Bool
    let parts: [Part]
    let groups: [Group]
    let gaps: [String]
    let notes: [String]
    let document: String
    let disclaimer: String

    init(_ file: ReportFile) {
        let match = file.match
        self.score = match.score
        self.met = match.count(of: .met)
        self.partial = match.count(of: .partial)
        self.missing = match.count(of: .missing)
        self.insufficient = match.insufficient
        self.parts = match.parts.map { part in
            Part(name: Self.name(part.name), percent: Int((part.earned * 100).rounded()), weight: part.weight)
        }
        self.groups = [Requirement.Strength.must, .nice, .duty]
            .compactMap { strength in
                let lines = match.requirements.filter { $0.strength == strength }
                guard !lines.isEmpty else { return nil }
                return Group(
                    heading: Self.heading(strength),
                    met: lines.count { $0.status == .met },
                    total: lines.count,
                    clauses: ReportClause.all(lines)
                )
            }
        self.gaps = match.gaps
        let leftOut = file.document.leftOut.count
        self.document =
            "\(file.document.kind == "letter" ? "Cover letter" : "Résumé"), \(Self.count(file.document.pages, "page"))"
            + (leftOut == 0 ? "" : "; \(Self.count(leftOut, "text")) left out for space")
        self.notes = file.document.notes + match.warnings.map { "\(ReportClause.place($0.pointer)): \($0.message)" }
        self.disclaimer = match.disclaimer
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func name(_ part: ScorePart.Name) -> String {
        switch part {
        case .must: "Must have"
        case .nice: "Nice to have"
        case .title: "Title"
        case .education: "Education"
        }
    }

    private static func heading(_ strength: Requirement.Strength) -> String {
        switch strength {
        case .must: "Must have"
        case .nice: "Nice to have"
        case .duty: "Duties"
        }
    }
}
