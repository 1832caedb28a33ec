import EventSourcing
import Testing

@Suite("Digests")
struct DigestTests {
    @Test(
        "SHA-256 gives the digests NIST publishes",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func vectors(text: String, hexadecimal: String) {
        #expect(Digest(of: text.utf8).description == hexadecimal)
        #expect(Digest(of: Array(text.utf8)).description == hexadecimal)
        #expect(Digest(of: AnySequence(Array(text.utf8))).description == hexadecimal)
    }

    @Test("a digest reads back from its text and its bytes")
    func readsBack() throws {
        let digest = Digest(of: [1, 2, 3])
        #expect(Digest(hexadecimal: digest.description) == digest)
        #expect(Digest(hexadecimal: digest.description.uppercased()) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(Digest(bytes: digest.bytes[...]) == digest)
        #expect(Digest.zero.bytes == Array(repeating: 0, count: 32))
    }

    @Test("other texts and counts are no digest")
    func refuses() {
        let text = Digest(of: []).description
        for other in ["", String(text.dropLast()), text + "0", "g" + text.dropFirst(), String(text.dropLast(2)) + "é"] {
            #expect(Digest(hexadecimal: other) == nil)
        }
        #expect(Digest(bytes: Array(repeating: 0, count: 31)) == nil)
        #expect(Digest(bytes: Array(repeating: 0, count: 33)) == nil)
    }

    @Test("digests sort as their texts do")
    func sorts() {
        let digests = (0..<100 as Range<UInt8>).map { Digest(of: [$0]) }
        #expect(digests.sorted().map(\.description) == digests.map(\.description).sorted())
    }
}
