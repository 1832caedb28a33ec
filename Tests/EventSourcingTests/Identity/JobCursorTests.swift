import EventSourcing
import Testing

@Suite("Cursors of lists")
struct JobCursorTests {
    private static let cursors = [
        JobCursor(createdAt: Timestamp(microseconds: 1_800_000_000_123_456), jobID: JobID(high: 0x0190_0000_0000_7000, low: .max)),
        JobCursor(createdAt: Timestamp(microseconds: .min), jobID: JobID(high: 0, low: 0)),
        JobCursor(createdAt: Timestamp(microseconds: .max), jobID: JobID(high: .max, low: 1)),
    ]

    @Test("A cursor survives its text, which fits into a URL as it is", arguments: cursors)
    func roundTrip(_ cursor: JobCursor) {
        let text = cursor.description
        #expect(text.utf8.count == 40)
        #expect(
            text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                }
            }
        )
        #expect(JobCursor(text) == cursor)
    }

    @Test(
        "Text that is no cursor is refused",
        arguments: [
            "", "0", "AAAA", String(repeating: "A", count: 40), String(repeating: "é", count: 20), "01900000-0000-7000-8000-000000000001",
        ]
    )
    func rubbish(_ text: String) {
        #expect(JobCursor(text) == nil)
    }

    @Test("A cursor changed in any one character is refused")
    func changed() {
        let digits = Array(Self.cursors[0].description)
        for place in digits.indices {
            var other = digits
            other[place] = other[place] == "A" ? "B" : "A"
            #expect(JobCursor(String(other)) == nil, "at \(place)")
            other.remove(at: place)
            #expect(JobCursor(String(other)) == nil, "without \(place)")
        }
    }

    @Test("A label is its 16 bytes")
    func label() {
        let label = JobLabel(high: 0x0102_0304_0506_0708, low: 0xf0f1_f2f3_f4f5_f6f7)
        #expect(label.bytes == [1, 2, 3, 4, 5, 6, 7, 8, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7])
        #expect(JobLabel(bytes: label.bytes) == label)
        #expect(JobLabel(bytes: label.bytes.dropLast()) == nil)
    }
}
