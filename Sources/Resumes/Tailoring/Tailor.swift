/// Tailors a résumé to a posting: what answers the posting comes first and stays when space is short; nothing is added.
///
/// The same résumé, posting, requirements, options and layout always give the same result.
public struct Tailor: Sendable {
    private let measurer: any LayoutMeasurer
    private let recognizer: TermRecognizer

    /// - Parameter recognizer: the one the requirements were read with, so that both sides know the same terms.
    public init(measurer: any LayoutMeasurer, recognizer: TermRecognizer) {
        self.measurer = measurer
        self.recognizer = recognizer
    }

    /// - Parameters:
    ///   - requirements: as read from `posting`.
    ///   - warnings: what reading the résumé had to mend; passed through to the report.
    /// - Throws: ``TailorFailure`` when the layout fails or the task is cancelled. What does not fit is a warning in the result.
    public func tailor(
        _ resume: Resume,
        to posting: Posting,
        requirements: [Requirement],
        options: TailorOptions = TailorOptions(),
        warnings: [ResumeWarning] = []
    ) async throws(TailorFailure) -> Tailoring {
        let index = ResumeIndex(resume: resume, recognizer: self.recognizer)
        let matcher = Matcher(index: index, recognizer: self.recognizer, posting: posting)
        let matches = matcher.matches(for: requirements)
        let wanted = WantedTerms(requirements: requirements, posting: posting, recognizer: self.recognizer)
        let gains = GainTable(index: index, wanted: wanted, requirements: requirements)
        let summary = SummaryWriter(index: index, wanted: wanted, recognizer: self.recognizer).summary(writes: options.writesSummary)
        let spelling = options.usesPostingSpelling ? PostingSpelling(recognizer: self.recognizer, spellings: wanted.spellings) : nil
        let assembler = Assembler(index: index, gains: gains, spelling: spelling, summary: summary)
        let fitter = PageFitter(measurer: self.measurer, index: index, gains: gains, assembler: assembler, maxPages: options.maxPages)
        let fitted = try await fitter.fit()
        return Tailoring(
            resume: fitted.draft.resume,
            provenance: Self.provenance(of: fitted.draft),
            report: MatchReport(posting: posting, matches: matches, matcher: matcher, warnings: warnings),
            matches: matches,
            dropped: Self.dropped(fitted.dropped, in: resume),
            warnings: Self.warnings(for: fitted, in: resume, maxPages: options.maxPages),
            pages: fitted.pages
        )
    }

    /// Every text of the result with the texts it came from.
    private static func provenance(of draft: Draft) -> [SourceID: [SourceID]] {
        var result: [SourceID: [SourceID]] = [:]
        for text in draft.resume.texts {
            result[text.id] = draft.origins[text.id] ?? [draft.sourcePointer(of: text.id)]
        }
        return result
    }

    private static func dropped(_ units: Set<SourceID>, in source: Resume) -> [SourceID] {
        var order: [SourceID: Int] = [:]
        for (place, text) in source.texts.enumerated() {
            for id in [text.id, text.entry, Pointer(text.id).prefix(3)] where order[id] == nil { order[id] = place }
        }
        return units.filter { order[$0] != nil }.sorted { (order[$0] ?? 0, $0) < (order[$1] ?? 0, $1) }
    }

    private static func warnings(for result: PageFitter.Result, in source: Resume, maxPages: Int) -> [TailorWarning] {
        var warnings: [TailorWarning] = []
        let kept = source.work.indices.filter { !result.dropped.contains(SourceID("/work/\($0)")) }
        let bare = kept.filter { work in
            let entry = source.work[work]
            let texts =
                entry.highlights.indices.map { SourceID("/work/\(work)/highlights/\($0)") }
                + (entry.summary == nil ? [] : [SourceID("/work/\(work)/summary")])
            return !texts.isEmpty && texts.allSatisfy { result.dropped.contains($0) }
        }
        if !bare.isEmpty { warnings.append(.jobsShortened(count: bare.count)) }
        if kept.count < source.work.count { warnings.append(.jobsLeftOut(count: source.work.count - kept.count)) }
        if result.pages > maxPages { warnings.append(.exceedsPages(pages: result.pages, wanted: maxPages)) }
        return warnings
    }
}
