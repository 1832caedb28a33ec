import EventSourcing
import Testing

@Suite("An entry's header")
struct EntryHeaderTests {
    @Test("the header says what the envelope said")
    func readsEnvelope() throws {
        let previous = Digest(of: [7])
        let envelope = NoteStream.envelope(version: 12, text: "\"quoted\" \\ and \u{1}", payload: PayloadCommitment(digest: .zero, size: 3))
        let header = try #require(EntryHeader(EntryCodec.encode(envelope, after: previous)))
        #expect(header.jobID == envelope.jobID)
        #expect(header.version == 12)
        #expect(header.type == "NoteTaken")
        #expect(header.recordedAt == envelope.recordedAt)
        #expect(header.actor == .cli)
        #expect(header.fence == Fence(3))
        #expect(header.previous == previous)
    }

    @Test("times before 1970 and the largest numbers are read", arguments: [Int64.min, -1, 0, 1, Int64.max])
    func readsNumbers(number: Int64) throws {
        var envelope = NoteStream.envelope(version: 1, text: "")
        envelope.recordedAt = Timestamp(microseconds: number)
        envelope.fence = Fence(number)
        let header = try #require(EntryHeader(EntryCodec.encode(envelope, after: .zero)))
        #expect(header.recordedAt.microseconds == number)
        #expect(header.fence.number == number)
    }

    private static let start = #"{"job":"\#(NoteStream.job)","version":1,"type":"A","at":5,"by":"cli","fence":0,"prev":"\#(Digest.zero)""#

    @Test("the shortest header is read")
    func shortest() { #expect(EntryHeader(Array((Self.start + "}").utf8)) != nil) }

    @Test(
        "other forms of the same object are no entry",
        arguments: [
            "", "{", "null", "[]", Self.start, Self.start + ",", Self.start + "x}", Self.start + "}\n", " " + Self.start + "}",
            #"{"version":1}"#,
            Self.start.replacing("\"version\":1", with: "\"version\": 1") + "}",
            Self.start.replacing("\"version\":1", with: "\"version\":01") + "}",
            Self.start.replacing("\"version\":1", with: "\"version\":+1") + "}",
            Self.start.replacing("\"version\":1", with: "\"version\":\"1\"") + "}",
            Self.start.replacing("\"version\":1", with: "\"version\":") + "}",
            Self.start.replacing("\"version\":1", with: "\"version\":1.0") + "}",
            Self.start.replacing("\"at\":5", with: "\"at\":-0") + "}",
            Self.start.replacing("\"at\":5", with: "\"at\":9223372036854775808") + "}",
            Self.start.replacing("\"type\":\"A\"", with: "\"type\":\"\\u0041\"") + "}",
            Self.start.replacing("\"by\":\"cli\"", with: "\"by\":\"a person\"") + "}",
            Self.start.replacing("\(NoteStream.job)", with: "0197") + "}",
            Self.start.replacing("\"prev\":\"00", with: "\"prev\":\"0g") + "}",
            Self.start.replacing("\"prev\":\"00", with: "\"prev\":\"0") + "}",
        ]
    )
    func refuses(text: String) { #expect(EntryHeader(Array(text.utf8)) == nil) }
}
