import Testing

@testable import Documents

@Suite struct SafeLinkTests {
    @Test(arguments: [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"), ("HTTP://a.example", "HTTP://a.example"),
        ("a.example/ü", "https://a.example/%C3%BC"), ("https://a.example/%20", "https://a.example/%20"),
        ("https://a.example/a b", "https://a.example/a%20b"), ("mailto:x@a.example", "mailto:x@a.example"), ("tel:+12", "tel:+12"),
        ("www.a.example", "https://www.a.example"),
    ])
    func encodesWebAddresses(_ address: String, _ expected: String) {
        #expect(SafeLink.web(address) == expected)
    }

    @Test(arguments: ["javascript:x", "a", "", "a b.example", "https://", "x@a.example", "C:\\a.b"])
    func refusesWhatIsNoWebAddress(_ address: String) {
        #expect(SafeLink.web(address) == nil)
    }

    @Test func telephoneNumbersKeepTheirPlusAndDigits() {
        #expect(SafeLink.telephone("+49 (0)30 / 12-34") == "tel:+490301234")
        #expect(SafeLink.telephone("030 1234") == "tel:0301234")
        #expect(SafeLink.telephone("on request") == nil)
    }

    @Test func addressesAreShownWithoutSchemeAndLastSlash() {
        #expect(SafeLink.display("https://a.example/") == "a.example")
        #expect(SafeLink.display("http://a.example/b") == "a.example/b")
    }
}
