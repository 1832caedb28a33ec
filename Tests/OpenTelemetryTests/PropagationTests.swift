import EventSourcing
import OpenTelemetry
import Testing
import Tracing

@Suite("W3C Trace Context") struct PropagationTests {
    fileprivate static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    private let tracer = Scene().tracer

    @Test(
        "A traceparent goes through unchanged when nothing happens between",
        arguments: [PropagationTests.parent, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"]
    )
    func through(header: String) {
        #expect(self.tracer.headers(of: self.tracer.context(of: ["traceparent": header])) == ["traceparent": header])
    }

    @Test("A span's header names its trace, itself and whether it is sampled")
    func span() throws {
        let span = self.tracer.startSpan("s", context: self.tracer.context(of: ["traceparent": Self.parent, "tracestate": "a=1"]))
        let trace = try #require(span.context.trace)
        #expect(self.tracer.headers(of: span.context) == ["traceparent": trace.description, "tracestate": "a=1"])
        #expect(trace.traceID == "0af7651916cd43dd8448eb211c80319c" && trace.isSampled)
        #expect(trace.description != Self.parent)
        #expect(self.tracer.headers(of: .topLevel).isEmpty)
    }

    @Test(
        "What is no traceparent is as good as none, and its tracestate too",
        arguments: [
            "", "-", "rubbish", "00", PropagationTests.parent + "-", PropagationTests.parent + "-00", PropagationTests.parent.uppercased(),
            PropagationTests.parent + " ", " " + PropagationTests.parent,
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333-01",
            "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x", "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", "zz-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nx: y", "00-é-b7ad6b7169203331-01",
            String(repeating: "0", count: 100_000),
        ]
    )
    func rubbish(header: String) {
        let context = self.tracer.context(of: ["traceparent": header, "tracestate": "a=1"])
        #expect(context.trace == nil)
        #expect(self.tracer.headers(of: context).isEmpty)
    }

    @Test("A later version is read as far as this one goes; unknown flags are dropped")
    func laterVersions() {
        func trace(_ header: String) -> String? { self.tracer.context(of: ["traceparent": header]).trace?.description }
        #expect(trace("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes-then") == Self.parent)
        #expect(trace("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01") == Self.parent)
        #expect(trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff") == Self.parent)
        #expect(trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-02")?.hasSuffix("-00") == true)
    }

    @Test(
        "A tracestate is passed on in its order, without the space around its members",
        arguments: [
            ("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7", "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"),
            (" a=1 ,\tb=2\t,,c=3", "a=1,b=2,c=3"),
            ("tenant@system=v,0a-_*/@s=w", "tenant@system=v,0a-_*/@s=w"),
            ("a=with space", "a=with space"),
            (String(repeating: "k", count: 256) + "=v", String(repeating: "k", count: 256) + "=v"),
        ]
    )
    func states(header: String, passed: String) {
        let context = self.tracer.context(of: ["traceparent": Self.parent, "tracestate": header])
        #expect(self.tracer.headers(of: context)["tracestate"] == passed)
    }

    @Test(
        "A tracestate that breaks the rules is left behind; the traceparent stays",
        arguments: [
            "a", "=1", "a=", "A=1", "1a=1", "a b=1", "a=1,a=2", "a=b=c", "a=é", "a=\u{7f}", "@s=1", "t@=1", "t@s@u=1", "t@1=1",
            String(repeating: "k", count: 257) + "=v", "a=" + String(repeating: "v", count: 257), "t@abcdefghijklmno=1",
            (0..<33).map { "k\($0)=v" }.joined(separator: ","),
        ]
    )
    func badStates(header: String) {
        let context = self.tracer.context(of: ["traceparent": Self.parent, "tracestate": header])
        #expect(self.tracer.headers(of: context) == ["traceparent": Self.parent])
    }
}
