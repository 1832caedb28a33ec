/// A résumé prepared for matching: every text with its terms and stems, and what each term's dates add up to.
public struct ResumeIndex: Sendable {
    public let resume: Resume
    /// In section order.
    public let texts: [ResumeText]
    /// Distinct terms of each text, in reading order; parallel to ``texts``.
    public let terms: [[Term]]
    /// Stems of each text without function words; parallel to ``texts``.
    let stems: [[String]]
    /// Positions in ``texts`` by term id, ascending.
    let occurrences: [String: [Int]]
    /// When each dated entry ran.
    let spans: [SourceID: MonthSpan]
    /// Entries without an end date.
    let ongoing: Set<SourceID>
    /// Months since year 0 of the latest date in the résumé; an ongoing job counts up to it, never to today.
    public let latestMonth: Int?
    /// Distinct terms in bare skill lists.
    let listedTermCount: Int

    public init(resume: Resume, recognizer: TermRecognizer) {
        self.resume = resume
        let texts = resume.texts
        self.texts = texts
        var terms: [[Term]] = []
        terms.reserveCapacity(texts.count)
        var stems: [[String]] = []
        stems.reserveCapacity(texts.count)
        var occurrences: [String: [Int]] = [:]
        var listed: Set<String> = []
        for (position, text) in texts.enumerated() {
            let found = Self.terms(of: text, recognizer: recognizer)
            for term in found {
                occurrences[term.id, default: []].append(position)
                if text.role == .listed { listed.insert(term.id) }
            }
            terms.append(found)
            stems.append(text.role == .identity ? [] : Words.stems(in: text.text))
        }
        self.terms = terms
        self.stems = stems
        self.occurrences = occurrences
        self.listedTermCount = listed.count
        let latest = resume.allDates.map(MonthSpan.month(of:)).max()
        self.latestMonth = latest
        var spans: [SourceID: MonthSpan] = [:]
        var ongoing: Set<SourceID> = []
        for entry in resume.datedEntries {
            spans[entry.id] = MonthSpan.span(from: entry.start, to: entry.end, latest: latest)
            if entry.start != nil, entry.end == nil { ongoing.insert(entry.id) }
        }
        self.spans = spans
        self.ongoing = ongoing
    }

    /// Years of work and projects in whose entry the term stands, overlaps counted once; 0 when none is dated.
    public func years(ofTerm id: String) -> Double {
        let entries = Set((self.occurrences[id] ?? []).filter { self.texts[$0].role == .practice }.map { self.texts[$0].entry })
        return MonthSpan.years(entries.compactMap { self.spans[$0] })
    }

    /// Years of paid work, overlaps counted once.
    public var yearsOfWork: Double {
        MonthSpan.years(self.resume.work.indices.compactMap { self.spans[SourceID("/work/\($0)")] })
    }

    /// 1 for what still runs or ended last, halved for every eight years before that; 0.5 for undated entries.
    func recency(of entry: SourceID) -> Double {
        guard let latest = self.latestMonth, let span = self.spans[entry] else { return 0.5 }
        return Decay.half(everyYears: 8, years: Double(max(0, latest - span.end)) / 12)
    }

    private static func terms(of text: ResumeText, recognizer: TermRecognizer) -> [Term] {
        let isKeyword = text.role == .listed || text.id.pointer.contains("/keywords/") || text.id.pointer.contains("/courses/")
        let found: [Term]
        switch text.role {
        case .identity: return []
        case .claim, .practice, .credential, .listed, .language:
            found = isKeyword ? recognizer.terms(inSkillKeyword: text.text) : recognizer.mentions(in: text.text).map(\.term)
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0.id).inserted }
    }
}
