import EventSourcing
import Testing

@Suite("Entries")
struct EntryCodecTests {
    private let payload = PayloadCommitment(digest: Digest(of: []), size: 12)

    private static let goldenText =
        #"{"job":"01970000-0000-7000-8000-000000000001","version":3,"type":"NoteTaken","at":1790000000000003,"by":"cli","fence":3,"#
        + #""prev":"0000000000000000000000000000000000000000000000000000000000000000","#
        + #""payload":{"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":12},"text":"hello","count":3}"#

    @Test("an entry's bytes never change")
    func golden() throws {
        let envelope = NoteStream.envelope(version: 3, text: "hello", payload: self.payload)
        #expect(String(decoding: EntryCodec.encode(envelope, after: .zero), as: UTF8.self) == Self.goldenText)
        let (read, previous) = try EntryCodec.decode(Array(Self.goldenText.utf8), as: NoteEvent.self)
        #expect(read == envelope)
        #expect(previous == .zero)
    }

    @Test("texts of every kind read back", arguments: ["", "\u{0}\u{1f}\u{7f}", "\"\\/", "é", "e\u{301}", "\u{2028}", "👩🏽‍💻", "]}{["])
    func texts(text: String) throws {
        let entry = EntryCodec.encode(NoteStream.envelope(version: 1, text: text), after: .zero)
        let read = try EntryCodec.decode(entry, as: NoteEvent.self).envelope.event.text
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(
        "damaged entries are an error that says nothing of them",
        arguments: [
            "", "{}", "[]", Self.goldenText + "}", String(Self.goldenText.dropLast()), Self.goldenText.replacing("0197", with: "019g"),
            Self.goldenText.replacing("\"prev\":\"00", with: "\"prev\":\""),
            Self.goldenText.replacing("\"by\":\"cli\"", with: "\"by\":\"two words\""),
            Self.goldenText.replacing("\"count\":3", with: "\"count\":\"3\""),
            Self.goldenText.replacing("\"size\":12", with: "\"size\":null"),
            Self.goldenText.replacing("\"sha256\"", with: "\"md5\""), Self.goldenText.replacing("\"version\":3", with: "\"version\":3.5"),
        ]
    )
    func damaged(text: String) {
        let error = #expect(throws: EntryDecodingError.self) { try EntryCodec.decode(Array(text.utf8), as: NoteEvent.self) }
        #expect(error?.description.contains("hello") == false)
    }
}
