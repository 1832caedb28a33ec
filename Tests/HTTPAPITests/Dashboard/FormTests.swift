import Testing

@testable import HTTPAPI

@Suite struct FormTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundary7MA4"

    private static func multipart(_ parts: [(head: String, content: String)]) -> [UInt8] {
        let text = parts.map { "------WebKitFormBoundary7MA4\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.content)\r\n" }
        return Array((text.joined() + "------WebKitFormBoundary7MA4--\r\n").utf8)
    }

    @Test func aFormWithFilesIsRead() throws {
        let body = Self.multipart([
            (#"name="posting""#, "two\r\nlines\r\n"), (#"name="empty""#, ""),
            ("name=\"resumeFile\"; filename=\"a; name=x.json\"\r\nContent-Type: application/json", "{\r\n--}"),
            ("name=\"none\"; filename=\"\"\r\nContent-Type: application/octet-stream", ""),
        ])
        let fields = try FormFields(contentType: Self.type, body: body)
        #expect(fields.text("posting") == "two\nlines\n")
        #expect(fields.word("posting") == "two\nlines")
        #expect(fields.text("empty") == "" && fields.word("empty") == nil)
        #expect(fields.file("resumeFile") == Array("{\r\n--}".utf8))
        #expect(fields.file("none") == nil)
    }

    @Test func aPlainFormIsRead() throws {
        let fields = try FormFields(contentType: "application/x-www-form-urlencoded", body: Array("a=1+2%26%C3%A9&b=".utf8))
        #expect(fields.text("a") == "1 2&é")
        #expect(fields.word("b") == nil)
    }

    @Test func noPrefixOfAFormIsAForm() {
        let body = Self.multipart([(#"name="a""#, "one"), (#"name="b"; filename="f""#, "two")])
        for length in 0..<(body.count - 3) {
            #expect(throws: Problem.self) { try FormFields(contentType: Self.type, body: Array(body.prefix(length))) }
        }
    }

    @Test func whatIsNoFormIsRefused() {
        for (type, body) in [
            ("application/json", "{}"), ("text/plain", "a=1"), ("multipart/form-data", "x"), ("application/x-www-form-urlencoded", "a=%zz"),
            ("application/x-www-form-urlencoded", "a=1&a=2"), ("application/x-www-form-urlencoded", "a=%FF"),
        ] {
            #expect(throws: Problem.self) { try FormFields(contentType: type, body: Array(body.utf8)) }
        }
        let twice = Self.multipart([(#"name="a""#, "one"), (#"name="a""#, "two")])
        #expect(throws: Problem.self) { try FormFields(contentType: Self.type, body: twice) }
        let many = Self.multipart((0..<40).map { (#"name="a\#($0)""#, "") })
        #expect(throws: Problem.self) { try FormFields(contentType: Self.type, body: many) }
    }
}
