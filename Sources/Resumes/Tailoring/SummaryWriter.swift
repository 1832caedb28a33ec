/// The summary of a tailored résumé: the person's own sentences in another order, or one sentence made only from facts.
struct SummaryWriter {
    static let skillLimit = 4

    let index: ResumeIndex
    let wanted: WantedTerms
    let recognizer: TermRecognizer

    /// The summary with its sources; nil when there is nothing to say.
    /// - Parameter writes: whether to make a sentence when the résumé has no summary.
    func summary(writes: Bool) -> (text: String, sources: [SourceID])? {
        if let own = self.index.resume.basics.summary, !own.trimmingSpaces().isEmpty {
            return (self.reordered(own), [SourceID("/basics/summary")])
        }
        return writes ? self.composed() : nil
    }

    /// The first sentence stays first; later ones come by what they say to the posting. A sentence that leans on the one before
    /// ("This …", "There …") stays behind it.
    func reordered(_ summary: String) -> String {
        let sentences = Sentences.split(summary)
        guard sentences.count > 2, !summary.contains(where: \.isNewline) else { return summary }
        var groups: [[String]] = []
        for sentence in sentences {
            if !groups.isEmpty, self.leans(sentence) {
                groups[groups.count - 1].append(sentence)
            } else {
                groups.append([sentence])
            }
        }
        guard groups.count > 2 else { return summary }
        let rest = groups.dropFirst().enumerated().map { (offset: $0.offset, group: $0.element, weight: self.weight(of: $0.element)) }
            .sorted { ($1.weight, $0.offset) < ($0.weight, $1.offset) }
        let ordered = (groups.prefix(1) + rest.map(\.group)).flatMap(\.self)
        let hasSpaces = summary.contains(" ")
        return ordered.joined(separator: hasSpaces ? " " : "")
    }

    /// One sentence from the label, the years of dated work and the wanted skills that work or projects show.
    func composed() -> (text: String, sources: [SourceID])? {
        let resume = self.index.resume
        guard let phrases = SummaryPhrases.phrases(for: resume.language ?? "en") else { return nil }
        let newest = resume.workNewestFirst.first
        guard let label = resume.basics.label ?? newest.flatMap({ resume.work[$0].position }) else { return nil }
        var sources = resume.basics.label != nil ? [SourceID("/basics/label")] : newest.map { [SourceID("/work/\($0)/position")] } ?? []
        let years = Int(self.index.yearsOfWork)
        if years > 0 { sources += resume.work.indices.filter { resume.work[$0].startDate != nil }.map { SourceID("/work/\($0)") } }
        var skills: [String] = []
        for (spelling, position) in self.skills() {
            skills.append(spelling)
            sources.append(self.index.texts[position].id)
        }
        guard years > 0 || !skills.isEmpty else { return nil }
        var seen: Set<SourceID> = []
        return (phrases.sentence(label: label, years: years, skills: skills), sources.filter { seen.insert($0).inserted })
    }

    private func skills() -> [(spelling: String, position: Int)] {
        let ranked = self.wanted.terms.indices.sorted { (self.wanted.weights[$1], $0) < (self.wanted.weights[$0], $1) }
        var result: [(String, Int)] = []
        for term in ranked where result.count < Self.skillLimit {
            let term = self.wanted.terms[term]
            switch self.recognizer.lexicon.kind(of: term) {
            case .tool, .field: break
            case .credential, .language, .degree, .soft, nil: continue
            }
            let shown = (self.index.occurrences[term.id] ?? []).filter { self.index.texts[$0].role == .practice }
            guard let position = shown.first else { continue }
            let mention = self.recognizer.mentions(in: self.index.texts[position].text).first { $0.term.id == term.id }
            result.append((mention?.spelling ?? term.name, position))
        }
        return result
    }

    private func weight(of sentences: [String]) -> Double {
        var seen: Set<String> = []
        var sum = 0.0
        for mention in sentences.flatMap({ self.recognizer.mentions(in: $0) }) where seen.insert(mention.term.id).inserted {
            if let position = self.wanted.positions[mention.term.id] { sum += self.wanted.weights[position] }
        }
        return sum
    }

    private func leans(_ sentence: String) -> Bool {
        guard let first = Words.words(in: sentence).first else { return true }
        return Self.connectors.contains(first)
    }

    private static let connectors: Set<String> = [
        "this", "that", "these", "those", "it", "its", "they", "there", "here", "he", "she", "his", "her", "also", "additionally",
        "moreover",
        "furthermore", "besides", "then", "however", "in", "both", "such", "most", "previously", "before", "since", "now", "currently",
        "dies", "diese", "dieser", "das", "dort", "dabei", "außerdem", "zudem", "danach", "er", "sie", "es", "davor", "hier",
        "ce", "cela", "cette", "il", "elle", "puis", "ensuite", "aussi", "esto", "esta", "allí", "además", "luego", "después",
    ]
}
