import Encodings
import Foundation
import Testing

@Suite struct Base64URLTests {
    @Test("Whatever is encoded decodes to itself, as Foundation has it")
    func roundTrip() throws {
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            let text = Base64URL.encode(bytes)
            #expect(text == Self.foundation(Data(bytes)))
            #expect(Base64URL.decode(text.utf8) == bytes)
        }
    }

    private static func foundation(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    @Test("Every byte string has one spelling", arguments: ["A", "AAAAA", "AB", "AAB", "AA==", "A+", "A/", "A ", "AA\n", "é", "AA.A"])
    func refusals(text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }
}
