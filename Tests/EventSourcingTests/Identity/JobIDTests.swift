import EventSourcing
import Testing

@Suite("Job ids")
struct JobIDTests {
    @Test("an id reads back from its text, in either case")
    func reads() throws {
        let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
        let id = try #require(JobID(text))
        #expect(id.description == text)
        #expect(JobID(text.uppercased()) == id)
        #expect(id.high == 0x017f_22e2_79b0_7cc3)
        #expect(id.low == 0x98c4_dc0c_0c07_398f)
    }

    @Test(
        "other texts are no id",
        arguments: [
            "", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
            "017f22e2-79b0-7cc3-98c4_dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
            "017f22e2-79b0-7cc3-98c4-dc0c0c0739é",
        ]
    )
    func refuses(text: String) { #expect(JobID(text) == nil) }

    @Test("the example of RFC 9562 A.6 comes from its time and its random bits")
    func version7() {
        let id = JobID(at: Timestamp(microseconds: 1_645_557_742_000_000), random: (0xcc3, 0x18c4_dc0c_0c07_398f))
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test("version and variant stand whatever the random bits and the clock", arguments: [0, 1, UInt64.max])
    func variant(random: UInt64) {
        for microseconds in [Int64.min, -1, 0, 1_790_000_000_000_000, .max] {
            let id = JobID(at: Timestamp(microseconds: microseconds), random: (random, random))
            #expect(id.high >> 12 & 0xf == 7)
            #expect(id.low >> 62 == 2)
            #expect(JobID(id.description) == id)
        }
    }

    @Test("ids sort by creation, as numbers and as texts")
    func sorts() {
        let ids = (0..<50).map { JobID(at: Timestamp(microseconds: 1_790_000_000_000_000 + $0 * 1000), random: (.max, .max)) }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(JobID(high: 1, low: 2) < JobID(high: 1, low: 3))
        #expect(JobID(high: 1, low: .max) < JobID(high: 2, low: 0))
    }
}
