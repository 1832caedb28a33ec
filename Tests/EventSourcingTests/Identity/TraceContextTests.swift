import EventSourcing
import Testing

@Suite("Trace context")
struct TraceContextTests {
    /// The example of the standard.
    private static let example = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test("Is read and written as the standard's header")
    func header() throws {
        let trace = try #require(TraceContext(Self.example))
        #expect(trace.traceHigh == 0x0af7_6519_16cd_43dd)
        #expect(trace.traceLow == 0x8448_eb21_1c80_319c)
        #expect(trace.spanID == 0xb7ad_6b71_6920_3331)
        #expect(trace.isSampled)
        #expect(trace.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(trace.description == Self.example)
    }

    @Test("Keeps its length when ids begin with zeros")
    func padding() throws {
        let trace = try #require(TraceContext(traceHigh: 0, traceLow: 1, spanID: 2, isSampled: false))
        #expect(trace.description == "00-00000000000000000000000000000001-0000000000000002-00")
        #expect(TraceContext(trace.description) == trace)
    }

    @Test("Of the flags only the sampled bit is kept")
    func flags() throws {
        let prefix = Self.example.dropLast(2)
        #expect(try #require(TraceContext(prefix + "ff")).description == prefix + "01")
        #expect(try #require(TraceContext(prefix + "02")).description == prefix + "00")
    }

    @Test("A higher version is read as far as version 00 goes, whatever follows")
    func higherVersion() {
        let later = "cc" + Self.example.dropFirst(2)
        #expect(TraceContext(later)?.description == Self.example)
        #expect(TraceContext(later + "-what-the-future-brings")?.description == Self.example)
    }

    @Test(
        "Anything else is no trace context",
        arguments: [
            "", "-", "---", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-é",
            " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0g-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        ]
    )
    func refused(_ text: String) {
        #expect(TraceContext(text) == nil)
    }

    @Test("All-zero ids cannot be made")
    func zero() {
        #expect(TraceContext(traceHigh: 0, traceLow: 0, spanID: 1, isSampled: true) == nil)
        #expect(TraceContext(traceHigh: 1, traceLow: 0, spanID: 0, isSampled: true) == nil)
    }

    @Test("A child is of the same trace under another span, and a zero span changes nothing")
    func child() throws {
        let trace = try #require(TraceContext(Self.example))
        let child = trace.child(spanID: 7)
        #expect(child.traceID == trace.traceID)
        #expect(child.spanID == 7)
        #expect(child.isSampled)
        #expect(trace.child(spanID: 0) == trace)
    }
}
