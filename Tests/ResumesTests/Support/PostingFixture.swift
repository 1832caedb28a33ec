import Resumes
import Testing

/// A posting with requirements made line by line, so that tests of matching do not depend on how postings are read.
struct PostingFixture: Sendable, CustomTestStringConvertible {
    var posting: Posting
    var requirements: [Requirement]

    var testDescription: String { self.posting.title ?? "untitled posting" }

    init(
        title: String?,
        employer: String?,
        language: String = "en",
        must: [String] = [],
        nice: [String] = [],
        duties: [String] = [],
        recognizer: TermRecognizer = .standard
    ) {
        var blocks: [PostingBlock] = []
        var requirements: [Requirement] = []
        for (lines, section, strength, weight) in [
            (must, PostingBlock.Section.must, Requirement.Strength.must, 0.8), (nice, .nice, .nice, 0.35), (duties, .duties, .duty, 0.6),
        ] {
            for line in lines {
                blocks.append(PostingBlock(text: line, section: section, isListItem: true))
                requirements.append(
                    Requirement(
                        text: line,
                        strength: strength,
                        weight: weight,
                        terms: recognizer.terms(in: line),
                        anyOf: line.contains(" or "),
                        years: line.split(separator: " ").first.flatMap { Int($0.filter(\.isNumber)) }
                    )
                )
            }
        }
        self.posting = Posting(title: title, employer: employer, language: language, blocks: blocks)
        self.requirements = requirements
    }
}
