/// Reads what a posting asks for: how strongly, which terms, whether one of them is enough, how many years.
///
/// A block's section sets the strength and a sentence's own words override it; boilerplate never asks for anything. Soft skills
/// count only where a clause names nothing else, and then a quarter.
public struct RequirementReader: Sendable {
    public let recognizer: TermRecognizer

    public init(recognizer: TermRecognizer) { self.recognizer = recognizer }

    /// The recognizer with this posting's own terms added: use it on the résumé too, so that both sides know them.
    public func recognizer(for posting: Posting) -> TermRecognizer {
        let texts = posting.blocks.filter { $0.section != .about && Self.mayAsk($0.section) }.map(\.text)
        let names = [posting.employer].compactMap { $0 }
        return self.recognizer.adding(UnknownTermFinder(recognizer: self.recognizer).terms(in: texts, excluding: names))
    }

    /// In the posting's order. A term stands in one requirement only, the strongest. `terms` may be empty when `years` is set:
    /// the years are then asked of the role as a whole.
    public func requirements(in posting: Posting) -> [Requirement] {
        let recognizer = self.recognizer(for: posting)
        var found: [Requirement] = []
        for block in posting.blocks where Self.mayAsk(block.section) && block.text != posting.title && block.text != posting.employer {
            for clause in ClauseSplitter.clauses(of: block.text) {
                guard let demand = Demand(clause, in: block, employer: posting.employer) else { continue }
                let reader = ClauseReader(
                    recognizer: recognizer,
                    clause: clause,
                    asksYears: demand.asksYears,
                    isDuty: demand.strength == .duty,
                    employer: posting.employer
                )
                let parts = reader.parts()
                found += parts.compactMap { self.requirement($0, clause, demand) }
            }
        }
        return RequirementMerger.merged(found)
    }

    private static func mayAsk(_ section: PostingBlock.Section) -> Bool {
        switch section {
        case .must, .nice, .duties, .about, .unknown: true
        case .boilerplate: false
        }
    }

    private func requirement(_ part: ClauseReader.Part, _ clause: Clause, _ demand: Demand) -> Requirement? {
        let isSoft = !part.terms.isEmpty && part.terms.allSatisfy(self.recognizer.lexicon.isWeak)
        // A duty that names a soft skill ("you collaborate with …") asks for nothing one could look up.
        if isSoft, demand.strength == .duty { return nil }
        return Requirement(
            text: clause.excerpt,
            strength: demand.strength,
            weight: isSoft ? demand.weight * 0.25 : demand.weight,
            terms: part.terms,
            anyOf: part.anyOf,
            years: part.years
        )
    }
}
