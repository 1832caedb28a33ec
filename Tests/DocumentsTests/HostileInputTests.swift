import Documents
import Foundation
import Resumes
import Testing

@Suite struct HostileInputTests {
    let renderer: PDFRenderer

    init() throws {
        self.renderer = try SharedRenderer.get()
    }

    private func checked(_ resume: Resume, theme: Theme) async throws -> (RenderedPDF, TemporaryPDF) {
        let document = try await self.renderer.render(resume, options: RenderOptions(theme: theme))
        let file = try TemporaryPDF(document.bytes)
        #expect(try Tool.run("qpdf", ["--check", file.path]).contains("No syntax or stream encoding errors"))
        return (document, file)
    }

    @Test(arguments: Theme.allCases) func anEmptyResumeGivesOneValidPage(_ theme: Theme) async throws {
        let (document, _) = try await self.checked(Resume(), theme: theme)
        #expect(document.pages == 1 && document.text.isEmpty && document.lastPageFill == 0)
    }

    @Test(arguments: Theme.allCases) func controlsNoncharactersAndOverridesAreLeftOut(_ theme: Theme) async throws {
        let codes: [UInt32] = [0, 1, 0x1B, 0x7F, 0x9B, 0xFFFE, 0xFFFF, 0x10FFFF, 0xFDD0, 0xE000, 0xAD, 0x202E, 0xFEFF, 0xFFFD]
        let bad = String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
        let resume = Resume(
            basics: Basics(name: "An\(bad)na", summary: "one\(bad) two\(bad)\r\nthree \u{FB01}ve"),
            work: [Work(name: bad, highlights: [bad, "kept\(bad)"])]
        )
        let (document, file) = try await self.checked(resume, theme: theme)
        #expect(document.text == "Anna\nSummary\none two\nthree five\nExperience\nkept")
        #expect(try file.text().bare == document.text.bare)
    }

    @Test func lettersThatShowNothingAreLeftOut() async throws {
        let codes: [UInt32] = [0x200B, 0x2060, 0x115F, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x061C, 0x180E, 0xE0041, 0xFE0F]
        let invisible = String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
        let resume = Resume(basics: Basics(name: invisible, label: "Ad\(invisible)min"), skills: [Skill(name: invisible)])
        let (document, file) = try await self.checked(resume, theme: .classic)
        #expect(document.text == "Admin")
        #expect(try file.text().bare == "Admin")
        #expect(document.droppedCharacters == 0)
    }

    @Test func overridesAndIsolatesDoNotReorderThePage() async throws {
        let shown = "paid in full: \u{202E}elpmaxe.live\u{202C} \u{2067}abc\u{2069} \u{2066}def\u{2069}"
        let (document, file) = try await self.checked(Resume(basics: Basics(name: "Ana", summary: shown)), theme: .modern)
        #expect(document.text.hasSuffix("paid in full: elpmaxe.live abc def"))
        #expect(try file.text().contains("paid in full: elpmaxe.live abc def"))
    }

    @Test(arguments: Theme.allCases) func aFloodOfMarksIsCutToWhatScriptsStack(_ theme: Theme) async throws {
        let flood = String(repeating: "\u{0301}\u{0323}", count: 500)
        let resume = Resume(basics: Basics(name: "A\(flood)na", label: "a\u{0302}\u{0323}"))
        let (document, _) = try await self.checked(resume, theme: theme)
        #expect(document.text.unicodeScalars.elementsEqual("A\u{0301}\u{0323}\u{0301}\u{0323}na\na\u{0302}\u{0323}".unicodeScalars))
    }

    @Test(arguments: Theme.allCases) func unusualSpacesStillPartWords(_ theme: Theme) async throws {
        let spaces: [UInt32] = [0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000]
        let words = spaces.enumerated()
            .map { index, code in "\(index)\(Unicode.Scalar(code).map(String.init) ?? "")%" }
            .joined(separator: " ")
        let (document, file) = try await self.checked(Resume(basics: Basics(name: "Ana", summary: words)), theme: theme)
        #expect(document.droppedCharacters == 0)
        let text = try file.text()
        for index in spaces.indices { #expect(text.contains(try Regex("\(index)\\s%")), "\(String(spaces[index], radix: 16))") }
    }

    @Test func sectionsOfNothingButMissingCharactersGo() async throws {
        let resume = Resume(
            basics: Basics(name: "🦄"),
            work: [Work(name: "🦄", highlights: ["🦄"])],
            skills: [Skill(name: "🦄", keywords: ["🦄"])],
            languages: [LanguageSkill(language: "Dutch")]
        )
        let (document, file) = try await self.checked(resume, theme: .modern)
        #expect(try file.text().bare == document.text.bare)
        #expect(!document.text.contains("Experience") && document.text.hasSuffix("Languages\nDutch"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "vbscript:x", " ", "no host",
        "//evil.example", "ftp://a.example", "java\u{AD}script:alert(1)", "\u{0}javascript:alert(1)", "java\tscript:alert(1)",
    ])
    func otherSchemesAreNoLinks(_ address: String) async throws {
        let resume = Resume(basics: Basics(name: "Ana", url: address), work: [Work(name: "Firm", url: address)])
        let (_, file) = try await self.checked(resume, theme: .classic)
        #expect(try file.objects().allSatisfy { !$0.contains("/URI") })
    }

    @Test func delimitersInAddressesCannotLeaveTheirString() async throws {
        let address = #"https://a.example/x)/S/JavaScript/JS(y'\uri='é"<>"#
        let (_, file) = try await self.checked(Resume(work: [Work(name: "Firm", url: address)]), theme: .modern)
        let annotation = try #require(file.objects().first { $0.contains("/Subtype/Link") })
        #expect(annotation.contains("/URI(https://a.example/x%29/S/JavaScript/JS%28y%27%5Curi=%27%C3%A9%22%3C%3E)"))
        #expect(!annotation.contains("/S/JavaScript/JS("))
    }

    @Test(arguments: Theme.allCases) func aWordOfTenThousandLettersIsBrokenWithoutHyphens(_ theme: Theme) async throws {
        let word = String(repeating: "abcdefghij", count: 1000)
        let resume = Resume(
            basics: Basics(name: word, email: word, summary: word),
            work: [Work(name: word, position: word, highlights: [word])]
        )
        let (document, file) = try await self.checked(resume, theme: theme)
        #expect(document.pages <= PDFRenderer.pageLimit)
        #expect(try file.text().bare == document.text.bare)
    }

    @Test(arguments: Theme.allCases) func threeHundredBulletsBreakOverPages(_ theme: Theme) async throws {
        let bullets = (1...300).map { "Item number \($0) of a long list, with enough words in it to say something." }
        let (document, file) = try await self.checked(Resume(work: [Work(name: "Firm", highlights: bullets)]), theme: theme)
        #expect(document.pages > 4)
        #expect(try file.text().bare == document.text.bare)
        let structure = try Tool.run("pdfinfo", ["-struct-text", file.path])
        #expect(structure.matches(of: /LI \(block\)/).count == 300)
        #expect(structure.matches(of: /L \(block\)/).count == 1)
    }

    @Test func tooManyPagesAreRefusedWithTheirNumber() async throws {
        let bullets = (1...1500).map { "Item number \($0) of a list that nobody will read." }
        let error = await #expect(throws: RenderError.self) {
            _ = try await self.renderer.render(Resume(work: [Work(name: "Firm", highlights: bullets)]), options: RenderOptions())
        }
        guard case .tooLong(let pages) = error else {
            Issue.record("not too long")
            return
        }
        #expect(pages > PDFRenderer.pageLimit)
    }

    @Test func tooMuchTextIsRefusedBeforeLayout() async throws {
        let text = String(repeating: "word ", count: 60_000)
        let error = await #expect(throws: RenderError.self) {
            _ = try await self.renderer.measure(Resume(basics: Basics(summary: text)), options: RenderOptions())
        }
        #expect(error == .tooLarge(bytes: 299_999 + "Summary".utf8.count))
        #expect(error.map { !"\($0)".contains("word") } == true)
    }

    @Test func charactersNoFontHasAreLeftOutAndCounted() async throws {
        let (document, file) = try await self.checked(Resume(basics: Basics(name: "Ana 🦄 Ruiz 𐎀")), theme: .classic)
        #expect(document.droppedCharacters == 2)
        #expect(try file.text().trimmingCharacters(in: .whitespacesAndNewlines).bare == "AnaRuiz")
    }
}
