import Testing

@testable import HTTPAPI

@Suite struct ByteRangeTests {
    @Test(arguments: [
        (nil, ByteRange.whole), ("bytes=0-0", .part(0..<1)), ("bytes=0-", .part(0..<10)), ("bytes=-3", .part(7..<10)),
        ("bytes=-30", .part(0..<10)), ("bytes=4-100", .part(4..<10)), ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=5-4", .whole), ("bytes=0-1,3-4", .whole), ("lines=0-1", .whole), ("bytes=a-b", .whole), ("bytes=-", .whole),
        ("bytes=99999999999999999999-", .whole),
    ])
    func aRangeIsReadAsTheStandardSays(header: String?, expected: ByteRange) {
        #expect(ByteRange(header, length: 10) == expected)
    }

    @Test func nothingOfAnEmptyContentCanBeHad() {
        #expect(ByteRange("bytes=0-", length: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-1", length: 0) == .unsatisfiable)
    }

    @Test(arguments: [
        ("resume.pdf", "resume.pdf"), ("../../etc/passwd", "passwd"), ("a\"b.pdf", "a_b.pdf"), ("a\r\nSet-Cookie: x", "a__Set-Cookie: x"),
        ("..", "artifact"), ("", "artifact"), ("Lebenslauf – ö.pdf", "Lebenslauf _ _.pdf"), ("C:\\x.pdf", "x.pdf"),
    ])
    func aFileNameCanDoNoHarm(name: String, ascii: String) {
        let disposition = ContentDisposition.attachment(name)
        #expect(disposition.hasPrefix("attachment; filename=\"\(ascii)\"; filename*=UTF-8''"))
        #expect(!disposition.contains("\r") && !disposition.contains("\n"))
    }
}
