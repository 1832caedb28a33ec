extension MatchReport {
    /// The report for a terminal or a log file, lines at most `width` columns (at least 60), ending with a newline.
    /// - Parameter color: with ANSI colours; false for pipes.
    public func terminalText(width: Int = 80, color: Bool = false) -> String {
        let width = max(60, width)
        var lines = self.headLines(width: width, color: color)
        for strength in [Requirement.Strength.must, .nice, .duty] {
            let group = self.requirements.filter { $0.strength == strength }
            guard !group.isEmpty else { continue }
            lines.append("")
            let met = group.count { $0.status == .met }
            lines.append(TerminalStyle.bold.apply(to: "\(Self.heading(of: strength)) (\(met) of \(group.count) met)", enabled: color))
            for clause in Self.clauses(of: group) { lines += Self.lines(forClause: clause, width: width, color: color) }
        }
        if !self.gaps.isEmpty {
            lines.append("")
            lines += Self.labelled("Gaps: ", self.gaps.joined(separator: ", "), width: width)
        }
        if !self.warnings.isEmpty {
            lines.append("")
            lines.append(TerminalStyle.bold.apply(to: "Notes on the résumé", enabled: color))
            for warning in self.warnings { lines += Self.labelled("  - ", warning.description, width: width) }
        }
        lines.append("")
        lines += TextWrap.lines(of: self.disclaimer, width: width).map { TerminalStyle.dim.apply(to: $0, enabled: color) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func headLines(width: Int, color: Bool) -> [String] {
        let role = [self.title, self.employer].compactMap(\.self).joined(separator: " · ")
        var lines: [String] = []
        if !role.isEmpty { lines += TextWrap.lines(of: role, width: width).map { TerminalStyle.bold.apply(to: $0, enabled: color) } }
        let counts = "\(self.count(of: .met)) met, \(self.count(of: .partial)) partial, \(self.count(of: .missing)) missing"
        lines.append("Match \(self.score)/100 · \(counts)")
        let parts = self.parts.map { "\($0.name.rawValue) \(Int(($0.earned * 100).rounded()))% of \($0.weight)" }
        if parts.count > 1 { lines += Self.labelled("  ", parts.joined(separator: " · "), width: width) }
        if self.insufficient {
            lines += TextWrap.lines(of: "The posting names fewer than three terms: insufficient for a telling score.", width: width)
                .map { TerminalStyle.yellow.apply(to: $0, enabled: color) }
        }
        return lines
    }

    /// Lines that stand for parts of one clause of the posting, together.
    private static func clauses(of lines: [ReportLine]) -> [[ReportLine]] {
        var clauses: [[ReportLine]] = []
        for line in lines {
            if clauses.last?.last?.text == line.text { clauses[clauses.count - 1].append(line) } else { clauses.append([line]) }
        }
        return clauses
    }

    /// The clause once; where it asks for several things, each of them with its own status below.
    private static func lines(forClause clause: [ReportLine], width: Int, color: Bool) -> [String] {
        guard let first = clause.first else { return [] }
        let statuses = Set(clause.map(\.status))
        let whole = statuses.count == 1 ? first.status : .partial
        let wrapped = TextWrap.lines(of: first.text, width: width - 10)
        var lines = ["  \(Self.mark(of: whole, color)) \(wrapped.first ?? "")"] + wrapped.dropFirst().map { "          " + $0 }
        if clause.count == 1 { return lines + Self.details(of: first, width: width, color: color) }
        for part in clause {
            let label = part.wanted ?? "years of experience"
            let wrapped = TextWrap.lines(of: label, width: width - 20)
            lines.append("          - \(Self.mark(of: part.status, color)) \(wrapped.first ?? "")")
            lines += wrapped.dropFirst().map { "                    " + $0 }
            lines += Self.details(of: part, width: width, color: color)
        }
        return lines
    }

    private static func mark(of status: RequirementStatus, _ color: Bool) -> String {
        switch status {
        case .met: TerminalStyle.green.apply(to: "met    ", enabled: color)
        case .partial: TerminalStyle.yellow.apply(to: "partial", enabled: color)
        case .missing: TerminalStyle.red.apply(to: "missing", enabled: color)
        }
    }

    private static func details(of line: ReportLine, width: Int, color: Bool) -> [String] {
        var lines: [String] = []
        var note = line.note
        if note == nil, line.status == .missing, let wanted = line.wanted { note = "looked for \(wanted)" }
        if let note {
            lines += TextWrap.lines(of: note, width: width - 12).map { TerminalStyle.dim.apply(to: "            \($0)", enabled: color) }
        }
        for evidence in line.evidence.prefix(2) {
            let place = evidence.source.pointer
            let quote = TextWrap.clipped(evidence.quote, width: max(16, width - 15 - TextWrap.columns(of: place)))
            lines.append(TerminalStyle.dim.apply(to: "            \(place): \(quote)", enabled: color))
        }
        return lines
    }

    private static func labelled(_ label: String, _ text: String, width: Int) -> [String] {
        let indent = String(repeating: " ", count: TextWrap.columns(of: label))
        return TextWrap.lines(of: text, width: width - indent.count).enumerated().map { ($0.offset == 0 ? label : indent) + $0.element }
    }

    private static func heading(of strength: Requirement.Strength) -> String {
        switch strength {
        case .must: "Must have"
        case .nice: "Nice to have"
        case .duty: "Duties"
        }
    }
}
