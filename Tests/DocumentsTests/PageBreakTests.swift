import Resumes
import Testing

@testable import Documents

/// Where pages may end, seen from the composed blocks.
@Suite struct PageBreakTests {
    private func blocks(_ resume: Resume) -> [Block] {
        let style = StyleSheet(theme: .modern, density: .normal, script: 1)
        var composer = ResumeComposer(style: style, vocabulary: DocumentLanguage(given: "en", texts: []).vocabulary)
        composer.compose(resume)
        return composer.blocks.settled()
    }

    /// The texts of the blocks, in groups that no page break divides.
    private func groups(_ resume: Resume) -> [[String]] {
        var groups: [[String]] = [[]]
        for block in self.blocks(resume) {
            groups[groups.count - 1].append(block.text)
            if !block.keepWithNext { groups.append([]) }
        }
        return groups.dropLast()
    }

    @Test(arguments: [
        (1, [["Experience", "Firm", "Clerk", "0"]]), (2, [["Experience", "Firm", "Clerk", "0", "1"]]),
        (3, [["Experience", "Firm", "Clerk", "0", "1", "2"]]), (4, [["Experience", "Firm", "Clerk", "0", "1"], ["2", "3"]]),
        (6, [["Experience", "Firm", "Clerk", "0", "1"], ["2"], ["3"], ["4", "5"]]),
    ])
    func aListIsDividedWithTwoItemsOnEitherSide(_ count: Int, _ expected: [[String]]) {
        let work = Work(name: "Firm", position: "Clerk", highlights: (0..<count).map(String.init))
        #expect(self.groups(Resume(work: [work])) == expected)
    }

    @Test func entriesWithoutDetailsDoNotHangTogether() {
        let resume = Resume(
            work: [Work(name: "A", position: "B"), Work(name: "A", position: "C"), Work(name: "D")],
            education: [Education(institution: "E", area: "F"), Education(institution: "G", area: "H")],
            languages: [LanguageSkill(language: "I")]
        )
        #expect(
            self.groups(resume) == [
                ["Experience", "A", "B"], ["C"], ["D"], ["Education", "E", "F"], ["G", "H"], ["Languages", "I"],
            ]
        )
    }

    @Test func whatIntroducesAListStaysWithItAndSoDoesWhatClosesIt() {
        let resume = Resume(
            work: [Work(name: "A", summary: "S", highlights: ["0"])],
            projects: [Project(name: "P", highlights: ["1", "2", "3", "4"], keywords: ["K"])]
        )
        #expect(self.groups(resume) == [["Experience", "A", "S", "0"], ["Projects", "P", "1", "2"], ["3", "4", "K"]])
    }

    @Test func ofShortEntriesTwoAtLeastStandTogether() {
        let skills = (0..<5).map { Skill(name: "\($0)", keywords: ["k"]) }
        #expect(self.groups(Resume(skills: skills)) == [["Skills", "0: k", "1: k"], ["2: k"], ["3: k", "4: k"]])
    }

    @Test func headingsWithNothingBelowGo() {
        let resume = Resume(work: [Work()], education: [Education(institution: "E")], skills: [Skill()])
        #expect(self.groups(resume) == [["Education", "E"]])
    }

    @Test(arguments: [
        ("Sells tea", ["Firm  ·  Sells tea Bern", "Clerk"]),
        (String(repeating: "tea ", count: 25) + "x", ["Firm Bern", String(repeating: "tea ", count: 25) + "x", "Clerk"]),
        (String(repeating: "tea ", count: 50) + "x", ["Firm Bern", "Clerk", String(repeating: "tea ", count: 50) + "x"]),
        ("Sold tea\nBought tea", ["Firm Bern", "Clerk", "Sold tea", "Bought tea"]),
    ])
    func anEmployersDescriptionStandsByItsLength(_ description: String, _ expected: [String]) {
        let work = Work(name: "Firm", location: "Bern", description: description, position: "Clerk")
        #expect(self.blocks(Resume(work: [work])).map(\.text).dropFirst() == expected[...])
    }

    @Test func smallCapitalsAreOnlyUsedWhereTheFaceHasThemAll() {
        func isSmall(_ language: String) -> Bool? {
            let style = StyleSheet(theme: .classic, density: .normal, script: 1)
            var composer = ResumeComposer(style: style, vocabulary: DocumentLanguage(given: language, texts: []).vocabulary)
            composer.addHeading(.work, "/work")
            guard case .paragraph(let text, _, _) = composer.blocks.first?.content else { return nil }
            return text.spans.first?.style.smallCaps
        }
        #expect(["en", "de", "fr", "es"].allSatisfy { isSmall($0) == true })
        #expect(["vi", "ru", "ja", "ar"].allSatisfy { isSmall($0) == false })
    }
}
