import Testing

@testable import Resumes

@Suite("Web addresses")
struct WebAddressTests {
    @Test(
        "usable addresses stay as given",
        arguments: [
            "https://a.example/x?y=1#z", "http://a.example", "mailto:a@b.example", "tel:+4612345", "https://a.example/(x)",
            "https://bücher.example/ä",
        ]
    )
    func asGiven(_ text: String) { #expect(WebAddress.mend(text) == .asGiven(text)) }

    @Test(
        "bare hosts and stray characters are mended",
        arguments: [
            ("a.example", "https://a.example"), ("a.example/x:y", "https://a.example/x:y"), ("//a.example", "https://a.example"),
            ("a@b.example", "mailto:a@b.example"),
            ("https://a.example/<x>", "https://a.example/%3Cx%3E"), ("https://a.example/100%", "https://a.example/100%25"),
            ("a.example:8080/x", "https://a.example:8080/x"), ("https:a.example", "https://a.example"),
        ]
    )
    func mended(_ text: String, _ expected: String) {
        guard case .mended(let address, _) = WebAddress.mend(text) else {
            Issue.record("not mended")
            return
        }
        #expect(address == expected)
    }

    @Test(
        "other schemes and texts are left out",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "not an address", "word",
            "https://", "ftp://a.example",
        ]
    )
    func dropped(_ text: String) {
        guard case .dropped = WebAddress.mend(text) else {
            Issue.record("kept")
            return
        }
    }

    @Test("strict output holds ASCII only") func ascii() {
        #expect(WebAddress.encoded("https://a.example/é x", keepsUnicode: false) == "https://a.example/%C3%A9%20x")
    }

    @Test(
        "addresses for mail",
        arguments: [
            ("a@b.example", true), ("a.b+c@d-e.example", true), ("a@b", false), ("a b@c.example", false), ("@b.example", false),
            ("a@@b.example", false), ("a@b..example", false),
        ]
    )
    func email(_ text: String, _ isValid: Bool) { #expect(WebAddress.isEmail(text) == isValid) }
}
