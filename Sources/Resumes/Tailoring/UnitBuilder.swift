/// Cuts a résumé into the units that selection decides about.
struct UnitBuilder {
    /// Worth of an entry by its kind alone, against bullets that are worth 0.1–2.
    private static let priors: [String: Double] = [
        "projects": 0.15, "volunteer": 0.12, "awards": 0.15, "certificates": 0.2, "publications": 0.12, "interests": 0.03,
        "references": 0.02,
        "education": 0.04,
    ]

    let index: ResumeIndex
    let gains: GainTable
    let heights: HeightTable

    func units() -> [SelectionUnit] {
        var units: [SelectionUnit] = []
        let positions = Dictionary(grouping: self.index.texts.indices) {
            UnitMap.owner(of: self.index.texts[$0].id) == .fixed ? SourceID("") : self.unitID(of: $0)
        }
        let resume = self.index.resume
        let forced = self.forcedTexts(in: resume)
        for work in resume.work.indices {
            let head = SourceID("/work/\(work)")
            let parent = units.count
            units.append(self.unit(head, positions, forced: true))
            self.addTexts(
                of: head,
                summary: resume.work[work].summary,
                highlights: resume.work[work].highlights,
                parent,
                forced,
                positions,
                to: &units
            )
        }
        for project in resume.projects.indices {
            let head = SourceID("/projects/\(project)")
            let parent = units.count
            units.append(self.unit(head, positions))
            self.addTexts(of: head, summary: nil, highlights: resume.projects[project].highlights, parent, forced, positions, to: &units)
        }
        for volunteer in resume.volunteer.indices {
            let head = SourceID("/volunteer/\(volunteer)")
            let parent = units.count
            units.append(self.unit(head, positions))
            let entry = resume.volunteer[volunteer]
            self.addTexts(of: head, summary: entry.summary, highlights: entry.highlights, parent, forced, positions, to: &units)
        }
        for education in resume.education.indices where !resume.education[education].courses.isEmpty {
            units.append(self.unit(SourceID("/education/\(education)/courses"), positions))
        }
        let counts = [
            ("awards", resume.awards.count), ("certificates", resume.certificates.count), ("publications", resume.publications.count),
            ("interests", resume.interests.count), ("references", resume.references.count),
        ]
        for (section, count) in counts {
            for entry in 0..<count { units.append(self.unit(SourceID("/\(section)/\(entry)"), positions)) }
        }
        return units
    }

    private func unitID(of position: Int) -> SourceID {
        switch UnitMap.owner(of: self.index.texts[position].id) {
        case .unit(let id): id
        case .sectionHeading, .fixed: SourceID("")
        }
    }

    private func addTexts(
        of head: SourceID,
        summary: String?,
        highlights: [String],
        _ parent: Int,
        _ forced: Set<SourceID>,
        _ positions: [SourceID: [Int]],
        to units: inout [SelectionUnit]
    ) {
        if summary != nil {
            let id = SourceID("\(head)/summary")
            units.append(self.unit(id, positions, parent: parent, forced: forced.contains(id)))
        }
        for highlight in highlights.indices {
            let id = SourceID("\(head)/highlights/\(highlight)")
            units.append(self.unit(id, positions, parent: parent, forced: forced.contains(id)))
        }
    }

    private func unit(_ id: SourceID, _ positions: [SourceID: [Int]], parent: Int? = nil, forced: Bool = false) -> SelectionUnit {
        let texts = positions[id] ?? []
        let pointer = Pointer(id)
        var cover: [Int: Double] = [:]
        var base = parent == nil ? (Self.priors[pointer.section] ?? 0) : 0
        for text in texts {
            let gain = self.gains.gains[text]
            base += gain.base
            // What others say or what somebody likes fills a page last, whatever terms it names.
            guard pointer.section != "references", pointer.section != "interests" else { continue }
            for (term, strength) in gain.cover { cover[term] = max(cover[term] ?? 0, strength) }
        }
        let stems = parent == nil ? [] : Set(texts.flatMap { self.index.stems[$0].map(Self.hash) }).sorted()
        return SelectionUnit(
            id: id,
            parent: parent,
            section: parent == nil ? UnitMap.optionalSections.firstIndex(of: pointer.section) : nil,
            height: self.heights.height(of: id, characters: texts.reduce(0) { $0 + self.index.texts[$1].text.utf8.count }),
            base: base,
            cover: cover.keys.sorted().map { ($0, cover[$0] ?? 0) },
            stems: stems,
            isForced: forced
        )
    }

    /// The newest two jobs keep three bullets, all others one; a job without bullets keeps its summary.
    private func forcedTexts(in resume: Resume) -> Set<SourceID> {
        var forced: Set<SourceID> = []
        for (age, work) in resume.workNewestFirst.enumerated() {
            let highlights = resume.work[work].highlights.indices.map { SourceID("/work/\(work)/highlights/\($0)") }
            guard !highlights.isEmpty else {
                forced.insert(SourceID("/work/\(work)/summary"))
                continue
            }
            let ranked = highlights.enumerated()
                .sorted {
                    let left = self.gains.gain(of: $0.element)?.alone ?? 0
                    let right = self.gains.gain(of: $1.element)?.alone ?? 0
                    return (right, $0.offset) < (left, $1.offset)
                }
            forced.formUnion(ranked.prefix(age < 2 ? 3 : 1).map(\.element))
        }
        return forced
    }

    private static func hash(_ stem: String) -> Int {
        Int(truncatingIfNeeded: stem.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }
}
