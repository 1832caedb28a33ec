import Encodings
import Testing

@Suite struct PercentEncodingTests {
    @Test("Whatever is encoded decodes to itself", arguments: ["", "a b", "%", "Zoë/日本", "\r\n\0", "aZ09-._~"])
    func roundTrip(text: String) {
        let encoded = PercentEncoding.encoded(text)
        #expect(PercentEncoding.decoded(encoded) == text)
        #expect(encoded.utf8.allSatisfy { PercentEncoding.isUnreserved($0) || $0 == UInt8(ascii: "%") })
    }

    @Test("Broken escapes and what is no UTF-8 are refused", arguments: ["%", "%4", "%4x", "%+4", "%ff", "%C3"])
    func refusals(text: String) {
        #expect(PercentEncoding.decoded(text) == nil)
    }

    @Test("A plus is a space in forms alone")
    func forms() {
        #expect(PercentEncoding.decoded("a+b%2B", isForm: true) == "a b+")
        #expect(PercentEncoding.decoded("a+b") == "a+b")
    }
}
