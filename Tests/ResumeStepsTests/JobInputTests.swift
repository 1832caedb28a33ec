import Documents
import EventSourcing
import Foundation
import ResumeSteps
import Resumes
import Testing

@Suite struct JobInputTests {
    static let goodResume = Array(#"{"basics":{"name":"Ana Ortiz"},"work":[{"name":"Acme","position":"Baker","startDate":"2020"}]}"#.utf8)
    static let goodPosting = Array("Baker wanted. You must know sourdough.".utf8)

    struct Bad: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var resume = JobInputTests.goodResume
        var posting = JobInputTests.goodPosting
        var options = JobOptions()
        var says: String
    }

    static let bad: [Bad] = [
        Bad(testDescription: "not JSON", resume: Array("{\n  name".utf8), says: "not JSON (line 2"),
        Bad(testDescription: "an array", resume: Array("[1]".utf8), says: "not an object"),
        Bad(testDescription: "another shape", resume: Array(#"{"model":"x","choices":[]}"#.utf8), says: "none of JSON Resume's members"),
        Bad(testDescription: "empty file", resume: [], says: "not JSON"),
        Bad(testDescription: "empty résumé", resume: Array("{}".utf8), says: "the résumé is empty"),
        Bad(testDescription: "name only", resume: Array(#"{"basics":{"name":"A"}}"#.utf8), says: "the résumé is empty"),
        Bad(testDescription: "UTF-16", resume: [0xFF, 0xFE, 0x7B, 0x00], says: "save it as UTF-8"),
        Bad(testDescription: "10 MB résumé", resume: [UInt8](repeating: 0x20, count: 10 << 20), says: "larger than"),
        Bad(
            testDescription: "too much text",
            resume: Array(#"{"work":[{"name":"\#(String(repeating: "word ", count: 60_000))"}]}"#.utf8),
            says: "more than 96 KiB of text"
        ),
        Bad(testDescription: "deep JSON", resume: [UInt8](repeating: 0x5B, count: 100_000), says: "nested deeper"),
        Bad(testDescription: "PDF résumé", resume: Array("%PDF-1.7\n".utf8), says: "is a PDF file, not JSON"),
        Bad(testDescription: "Word résumé", resume: [0x50, 0x4B, 0x03, 0x04, 0x14], says: "is a Word file"),
        Bad(testDescription: "empty posting", posting: [], says: "the posting is empty"),
        Bad(testDescription: "blank posting", posting: Array(" \n\t\n".utf8), says: "the posting is empty"),
        Bad(testDescription: "binary posting", posting: [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01], says: "the posting is not text"),
        Bad(testDescription: "Latin-1 posting", posting: [0x42, 0xE4, 0x63, 0x6B, 0x65, 0x72], says: "not UTF-8"),
        Bad(testDescription: "1 MB posting", posting: [UInt8](repeating: 0x61, count: 1 << 20), says: "the posting is larger than"),
        Bad(testDescription: "no pages", options: JobOptions(maxPages: 0), says: "choose 1 to 10"),
        Bad(testDescription: "eleven pages", options: JobOptions(maxPages: 11), says: "choose 1 to 10"),
        Bad(testDescription: "bad language", options: JobOptions(language: "english please"), says: "no BCP 47 tag"),
    ]

    @Test(arguments: Self.bad)
    func `bad input makes no job and one clear line`(_ bad: Bad) throws {
        let error = try #require(throws: InputError.self) {
            try JobInput.validated(resume: bad.resume, posting: bad.posting, options: bad.options)
        }
        #expect(error.description.contains(bad.says), "\(error)")
        #expect(!error.description.contains("\n"))
    }

    @Test func `unknown words for options name the choices`() {
        let cases: [(String?, String?, String?, String)] = [
            ("fancy", nil, nil, "there is no theme “fancy”; choose classic or modern"),
            (nil, "a3", nil, "there is no page “a3”; choose a4 or letter"),
            (nil, nil, "angry", "there is no tone “angry”; choose professional or warm or concise"),
            ("\u{1B}[31mred", nil, nil, "there is no theme “[31mred”; choose classic or modern"),
        ]
        for (theme, page, tone, line) in cases {
            let error = #expect(throws: InputError.self) {
                try JobOptions(theme: theme, page: page, maxPages: nil, tone: tone, language: nil)
            }
            #expect(error?.description == line)
        }
    }

    @Test func `options given as words are taken, others keep their default`() throws {
        let options = try JobOptions(theme: "modern", page: "LETTER", maxPages: 2, tone: nil, language: "de")
        #expect(options == JobOptions(theme: .modern, page: .letter, maxPages: 2, language: "de"))
        #expect(try JobOptions(theme: nil, page: nil, maxPages: nil, tone: nil, language: nil) == JobOptions())
    }

    @Test func `an input survives its bytes, which are the same every time`() throws {
        let input = try JobInput.validated(resume: Self.goodResume, posting: Self.goodPosting)
        #expect(try JobInput(bytes: input.bytes) == input)
        #expect(try JobInput.validated(resume: Self.goodResume, posting: Self.goodPosting).bytes == input.bytes)
    }

    @Test func `a stored résumé's id and metadata are read back out of an input, and leave no trace where there are none`() throws {
        let id = try #require(ResumeID("0198f0a0-0000-7000-8000-000000000001"))
        let plain = try JobInput.validated(resume: Self.goodResume, posting: Self.goodPosting)
        let full = try JobInput.validated(
            resume: Self.goodResume,
            posting: Self.goodPosting,
            resumeID: id,
            metadata: ["b": "2", "a": "ä"]
        )
        #expect(try JobInput(bytes: full.bytes) == full)
        #expect(JobInputDetails(of: full.bytes).resumeID == id)
        #expect(JobInputDetails(of: full.bytes).metadata == ["a": "ä", "b": "2"])
        #expect(JobInputDetails(of: plain.bytes).resumeID == nil && JobInputDetails(of: plain.bytes).metadata.isEmpty)
        #expect(JobInputDetails(of: [1, 2]).metadata.isEmpty)
        let members = try #require(try JSONSerialization.jsonObject(with: Data(plain.bytes)) as? [String: Any])
        #expect(members.keys.sorted() == ["options", "posting", "resume", "version"], "inputs of older programs have the same bytes")
    }

    @Test func `bytes of another version or kind are no input`() {
        for bytes in [[], Array("{}".utf8), Array(#"{"version":2,"resume":"","posting":"","options":{}}"#.utf8)] {
            #expect(throws: InputError.notAnInput) { try JobInput(bytes: bytes) }
        }
    }
}
