/// Builds a résumé from the units kept: jobs newest first, what answers the posting before what does not, nothing new.
struct Assembler {
    let index: ResumeIndex
    let gains: GainTable
    let spelling: PostingSpelling?
    /// The summary to use, with its sources; nil to leave the résumé without.
    let summary: (text: String, sources: [SourceID])?

    /// - Parameter dropped: units left out.
    func draft(without dropped: Set<SourceID>) -> Draft {
        let source = self.index.resume
        var draft = DraftBuilder(source: source)
        draft.setBasics(source.basics, summary: self.summary)
        for work in source.workNewestFirst where !dropped.contains(SourceID("/work/\(work)")) {
            let head = SourceID("/work/\(work)")
            var entry = source.work[work]
            if dropped.contains(SourceID("\(head)/summary")) { entry.summary = nil }
            draft.add(entry, from: work, highlights: self.kept(entry.highlights, of: head, without: dropped))
        }
        for project in self.ranked(source.projects.indices, section: "projects") where !dropped.contains(SourceID("/projects/\(project)")) {
            let head = SourceID("/projects/\(project)")
            draft.add(
                source.projects[project],
                from: project,
                highlights: self.kept(source.projects[project].highlights, of: head, without: dropped)
            )
        }
        for volunteer in source.volunteer.indices where !dropped.contains(SourceID("/volunteer/\(volunteer)")) {
            let head = SourceID("/volunteer/\(volunteer)")
            var entry = source.volunteer[volunteer]
            if dropped.contains(SourceID("\(head)/summary")) { entry.summary = nil }
            draft.add(entry, from: volunteer, highlights: self.kept(entry.highlights, of: head, without: dropped))
        }
        for education in source.education.indices {
            var entry = source.education[education]
            if dropped.contains(SourceID("/education/\(education)/courses")) { entry.courses = [] }
            draft.add(entry, from: education)
        }
        for skill in self.ranked(source.skills.indices, section: "skills") {
            let keywords = self.rankedKeywords(source.skills[skill].keywords, of: SourceID("/skills/\(skill)"))
            draft.add(source.skills[skill], from: skill, keywords: keywords)
        }
        for language in source.languages.indices { draft.add(source.languages[language], from: language) }
        for award in source.awards.indices where !dropped.contains(SourceID("/awards/\(award)")) {
            draft.add(source.awards[award], from: award)
        }
        for certificate in self.ranked(source.certificates.indices, section: "certificates")
        where !dropped.contains(SourceID("/certificates/\(certificate)")) {
            draft.add(source.certificates[certificate], from: certificate)
        }
        for publication in source.publications.indices where !dropped.contains(SourceID("/publications/\(publication)")) {
            draft.add(source.publications[publication], from: publication)
        }
        for interest in source.interests.indices where !dropped.contains(SourceID("/interests/\(interest)")) {
            draft.add(source.interests[interest], from: interest)
        }
        for reference in source.references.indices where !dropped.contains(SourceID("/references/\(reference)")) {
            draft.add(source.references[reference], from: reference)
        }
        return draft.draft
    }

    /// The highlights kept, by gain; differences too small to mean anything leave the person's own order.
    private func kept(_ highlights: [String], of head: SourceID, without dropped: Set<SourceID>) -> [(text: String, origin: Int)] {
        let items = highlights.indices.compactMap { origin -> (origin: Int, rank: Int)? in
            let id = SourceID("\(head)/highlights/\(origin)")
            guard !dropped.contains(id) else { return nil }
            return (origin, Int(((self.gains.gain(of: id)?.relevance ?? 0) * 8).rounded()))
        }
        return items.sorted { ($1.rank, $0.origin) < ($0.rank, $1.origin) }.map { (highlights[$0.origin], $0.origin) }
    }

    /// Entries of a section by the wanted terms they show; entries that show none stay where they are among themselves.
    private func ranked(_ indices: Range<Int>, section: String) -> [Int] {
        var weights = Array(repeating: 0.0, count: indices.count)
        for (position, text) in self.index.texts.enumerated() {
            let pointer = Pointer(text.id)
            guard pointer.section == section, let entry = pointer.entryIndex else { continue }
            for (term, strength) in self.gains.gains[position].cover where strength > GainTable.neighbour {
                weights[entry] += self.gains.wanted.weights[term]
            }
        }
        return indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    }

    /// Wanted keywords first, by weight.
    private func rankedKeywords(_ keywords: [String], of entry: SourceID) -> [(text: String, origin: Int)] {
        let weights = keywords.indices.map { keyword -> Double in
            guard let position = self.gains.position(of: SourceID("\(entry)/keywords/\(keyword)")) else { return 0 }
            return self.index.terms[position].compactMap { self.gains.wanted.positions[$0.id] }.map { self.gains.wanted.weights[$0] }.max()
                ?? 0
        }
        return keywords.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
            .map { (self.spelling?.respelt(keywords[$0]) ?? keywords[$0], $0) }
    }
}
