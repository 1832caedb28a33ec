import EventSourcing
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "a moment is written as RFC 3339 in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"), (1_790_000_000_123_456, "2026-09-21T14:13:20.123456Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"), (4_107_542_399_999_999, "2100-02-28T23:59:59.999999Z"),
            (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"), (-62_167_219_200_000_000, "0000-01-01T00:00:00.000000Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)]
    )
    func writes(microseconds: Int64, text: String) { #expect(Timestamp(microseconds: microseconds).description == text) }

    @Test(
        "a moment is read from RFC 3339 with any offset, to the microsecond",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-09-21T14:13:20.123456Z", 1_790_000_000_123_456), ("1969-12-31t23:59:59.999999z", -1),
            ("2026-09-21T16:13:20.1234569+02:00", 1_790_000_000_123_456), ("2026-09-20T23:13:20.1-15:00", 1_790_000_000_100_000),
            ("2000-02-29T00:00:00-00:00", 951_782_400_000_000), ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999), ("1990-12-31T23:59:60Z", 662_688_000_000_000),
        ] as [(String, Int64)]
    )
    func reads(text: String, microseconds: Int64) { #expect(Timestamp(rfc3339: text)?.microseconds == microseconds) }

    @Test(
        "what is written reads back",
        arguments: [0, -1, 1_790_000_000_123_456, 253_402_300_799_999_999, -62_167_219_200_000_000] as [Int64]
    )
    func readsBack(microseconds: Int64) {
        let time = Timestamp(microseconds: microseconds)
        #expect(Timestamp(rfc3339: time.description) == time)
    }

    @Test(
        "other text is no moment",
        arguments: [
            "", "2026-09-21", "2026-09-21T14:13:20", "2026-09-21 14:13:20Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-00-10T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0200",
            "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00Zx", "+2026-01-01T00:00:00Z", "２026-01-01T00:00:00Z", "tomorrow",
        ]
    )
    func refuses(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test("times are added and compared in milliseconds")
    func adds() {
        let time = Timestamp(microseconds: 1500)
        #expect(time.advanced(byMilliseconds: 2).microseconds == 3500)
        #expect(time.advanced(byMilliseconds: -2).microseconds == -500)
        #expect(time.advanced(byMilliseconds: 2).milliseconds(since: time) == 2)
        #expect(time < time.advanced(byMilliseconds: 1))
    }

    @Test("a time too far away becomes the last there is, and does not stop the program")
    func saturates() {
        let time = Timestamp(microseconds: 1)
        #expect(time.advanced(byMilliseconds: .max).microseconds == .max)
        #expect(time.advanced(byMilliseconds: .max / 1000).microseconds == .max - 807 + 1)
        #expect(time.advanced(byMilliseconds: .min).microseconds == .min)
        #expect(Timestamp(microseconds: .max).description.hasSuffix("Z"))
        #expect(Timestamp(microseconds: .min).description.hasSuffix("Z"))
    }
}
