import Documents
import Foundation
import Resumes
import Testing

@testable import render_fixture

/// Real tools on every fixture, theme and paper.
@Suite struct RenderedDocumentTests {
    let renderer: PDFRenderer

    init() throws {
        self.renderer = try SharedRenderer.get()
    }

    private func render(_ item: RenderCase) async throws -> (RenderedPDF, TemporaryPDF) {
        let document = try await self.renderer.render(item.fixture.resume, options: item.options)
        return (document, try TemporaryPDF(document.bytes))
    }

    @Test(arguments: RenderCase.all) func isValidAndEmbedsEveryFont(_ item: RenderCase) async throws {
        let (document, file) = try await self.render(item)
        #expect(try Tool.run("qpdf", ["--check", file.path]).contains("No syntax or stream encoding errors"))
        let fonts = try Tool.run("pdffonts", [file.path]).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts {
            #expect(font.firstMatch(of: /\s+yes yes yes\s+\d+\s+0$/) != nil, "not embedded, subset and with a Unicode map: \(font)")
            // The name cairo gives to glyphs it has emboldened or slanted itself.
            #expect(!font.contains("CairoFont"))
            #expect(!font.contains("Type 3"))
        }
        let info = try Tool.run("pdfinfo", [file.path])
        #expect(info.contains(/Pages: +(\d+)/) && info.firstMatch(of: /Pages: +(\d+)/)?.1 == "\(document.pages)")
        #expect(document.droppedCharacters == 0)
    }

    @Test(arguments: RenderCase.all) func givesBackEverySourceStringOnceAndInOrder(_ item: RenderCase) async throws {
        let (document, file) = try await self.render(item)
        let extracted = try file.textInReadingOrder()
        #expect(extracted.bare == document.text.bare)
        if item.fixture.isLeftToRight { #expect(try file.text().bare == document.text.bare) }
        // Where words are parted by spaces, they come back as the same words.
        if item.fixture.partsWordsBySpaces { #expect(try file.text().words == document.text.words) }
        var rest = Substring(extracted.bare)
        var between = ""
        for string in item.fixture.resume.sourceStrings {
            guard let range = rest.firstRange(of: string.bare) else {
                Issue.record("missing or out of order: \(string)")
                return
            }
            between += rest[..<range.lowerBound] + "\n"
            rest = rest[range.upperBound...]
        }
        between += rest
        // What stands between the source's strings is the renderer's own words and punctuation, nothing twice.
        for word in document.furniture {
            guard let range = between.firstRange(of: word.bare) else {
                Issue.record("not drawn: \(word)")
                continue
            }
            between.removeSubrange(range)
        }
        #expect(between.allSatisfy { ":,،、()\n".contains($0) }, "left over: \(between.filter { !$0.isNewline })")
        let bad = extracted.unicodeScalars.filter { scalar in
            (0xFB00...0xFB06).contains(scalar.value) || (0xE000...0xF8FF).contains(scalar.value) || scalar == "\u{FFFD}"
                || scalar == "\u{AD}"
        }
        #expect(bad.isEmpty)
    }

    @Test(arguments: RenderCase.all) func noPageEndsOrBeginsBadly(_ item: RenderCase) async throws {
        let (document, file) = try await self.render(item)
        let text = try file.text().split(separator: "\u{0C}").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        for page in text.dropLast() {
            let last = page.split(separator: "\n").last.map(String.init) ?? ""
            #expect(!document.furniture.contains(last), "a heading ends the page")
        }
        if document.pages > 1 { #expect(document.lastPageFill >= 0.25) }
    }

    @Test(arguments: Theme.allCases) func popplerFindsArabicWordsOnThePage(_ theme: Theme) async throws {
        let resume = Fixture.arabic.resume
        let document = try await self.renderer.render(resume, options: RenderOptions(theme: theme))
        // Poppler sorts a right-to-left page by position, and puts shadda before its letter: the words are there, their order is checked
        // with other readers.
        let file = try TemporaryPDF(document.bytes)
        let text = try Tool.run("pdftotext", ["-enc", "UTF-8", file.path, "-"]).unmarked
        let words = resume.sourceStrings.flatMap { $0.split(separator: " ") }
            .map { String($0.unicodeScalars.filter { (0x0620...0x064A).contains($0.value) }.map(Character.init)) }
            .filter { !$0.isEmpty }
        #expect(words.count > 50)
        #expect(words.filter { !text.contains($0) } == [])
    }

    @Test(arguments: RenderCase.all) func isTaggedWithLanguageAndTitle(_ item: RenderCase) async throws {
        let (_, file) = try await self.render(item)
        let resume = item.fixture.resume
        let structure = try Tool.run("pdfinfo", ["-struct-text", file.path])
        for element in ["H1 (block)", "H2 (block)", "H3 (block)", "H4 (block)", "L (block)", "LI (block)", "Lbl (block)", "LBody (block)"] {
            #expect(structure.contains(element), "no \(element)")
        }
        let quoted = structure.matches(of: /"(.*)"\n/).map { String($0.1) }.joined()
        #expect(try quoted.bare == file.textInReadingOrder().bare)
        let catalog = try #require(file.objects().first { $0.contains("/Type/Catalog") })
        #expect(catalog.contains("/Lang(\(try #require(resume.language)))"))
        #expect(catalog.contains("/DisplayDocTitle true") && catalog.contains("/Marked true"))
        let metadata = try Tool.run("pdfinfo", ["-meta", file.path])
        let name = try #require(resume.basics.name)
        #expect(metadata.contains("<dc:creator><rdf:Seq><rdf:li>\(name)<"))
        #expect(metadata.contains("x-default\">\(name) – "))
        #expect(try Tool.run("pdfinfo", [file.path]).contains("Title:           \(name) – "))
    }

    @Test(arguments: RenderCase.all) func keepsToItsMargins(_ item: RenderCase) async throws {
        let (document, file) = try await self.render(item)
        let pages = try Tool.run("pdftotext", ["-bbox-layout", file.path, "-"]).split(separator: "<page ").dropFirst()
        #expect(pages.count == document.pages)
        for page in pages {
            for word in page.matches(of: /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/) {
                let left = try #require(Double(word.1))
                let top = try #require(Double(word.2))
                let right = try #require(Double(word.3))
                let bottom = try #require(Double(word.4))
                #expect(left >= 57.5 && right <= item.page.width - 57.5)
                #expect(top >= 30 && bottom <= item.page.height - 36)
            }
        }
    }

    @Test(arguments: Theme.allCases) func linksMailTelephoneAndWeb(_ theme: Theme) async throws {
        let document = try await self.renderer.render(Fixture.latin.resume, options: RenderOptions(theme: theme))
        let annotations = try TemporaryPDF(document.bytes).objects().filter { $0.contains("/Subtype/Link") }
        let targets = annotations.compactMap { $0.firstMatch(of: /\/URI\(([^)]*)\)/).map { String($0.1) } }
        // A title over two lines has an annotation on each.
        let distinct = targets.indices.filter { $0 == 0 || targets[$0] != targets[$0 - 1] }.map { targets[$0] }
        #expect(
            distinct == [
                "mailto:marisol@etienne-okafor.example", "tel:+442079460301", "https://etienne-okafor.example/",
                "https://github.example/m-etienne", "https://orcid.example/0000-0000-0000-0731", "https://severnside.example",
                "https://talvera-quist.example/about", "https://tidegauge.example", "https://dih.example",
                "https://register.example/%28ceng%29", "https://joh.example/2023/05/spread",
            ]
        )
        #expect(annotations.allSatisfy { $0.contains("/Contents(") })
    }

    @Test(arguments: Theme.allCases) func contactsAreSpreadEvenlyOverTheirLines(_ theme: Theme) async throws {
        let profiles = (1...5).map { Profile(network: "Network \($0)", username: "nobody-at-all-\($0)") }
        let resume = Resume(basics: Basics(name: "Ana", profiles: profiles))
        let document = try await self.renderer.render(resume, options: RenderOptions(theme: theme))
        let lines = try TemporaryPDF(document.bytes).text().split(separator: "\n").filter { $0.contains("Network") }
        #expect(lines.map { $0.matches(of: /Network/).count } == [3, 2] || lines.map { $0.matches(of: /Network/).count } == [2, 2, 1])
    }

    @Test(arguments: Theme.allCases) func printsLetters(_ theme: Theme) async throws {
        let letter = CoverLetter.fixture
        let document = try await self.renderer.render(letter, options: RenderOptions(theme: theme))
        let file = try TemporaryPDF(document.bytes)
        #expect(try Tool.run("qpdf", ["--check", file.path]).contains("No syntax"))
        var rest = Substring(try file.text().bare)
        for string in letter.recipient + [letter.salutation] + letter.paragraphs + [letter.closing, letter.signature] {
            let range = try #require(rest.firstRange(of: string.bare))
            rest = rest[range.upperBound...]
        }
        #expect(rest.isEmpty)
        #expect(document.pages == 1)
    }
}
