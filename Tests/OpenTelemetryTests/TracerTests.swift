import EventSourcing
import Logging
import OpenTelemetry
import Testing
import Tracing

@Suite("Tracer", .timeLimit(.minutes(2))) struct TracerTests {
    private struct SecretError: Error, CustomStringConvertible {
        var description: String { "secret words" }
    }

    @Test("Spans in one another share a trace; each has the outer one as its parent, and a header's span as its root")
    func nesting() async throws {
        let scene = Scene()
        let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        try await scene.running {
            scene.tracer.withSpan("request", context: scene.tracer.context(of: ["traceparent": header, "tracestate": "a=1"])) { _ in
                scene.tracer.withSpan("step") { _ in }
            }
            scene.span("alone")
        }
        let spans = try #require(try scene.collector.spans().first)
        #expect(spans.map(\.name) == ["step", "request", "alone"])
        let (step, request, alone) = (spans[0], spans[1], spans[2])
        #expect(request.traceId == "0af7651916cd43dd8448eb211c80319c" && request.parentSpanId == "b7ad6b7169203331")
        #expect(step.traceId == request.traceId && step.parentSpanId == request.spanId && step.traceState == "a=1")
        // 0x1: sampled; 0x100: it is known whether the parent is remote; 0x200: it is.
        #expect(request.flags == 0x301 && step.flags == 0x101)
        #expect(alone.parentSpanId == nil && alone.traceId != request.traceId && alone.traceState == nil)
        #expect(Set(spans.map(\.spanId)).count == 3 && spans.allSatisfy { $0.spanId.utf8.count == 16 })
    }

    @Test("A trace that its beginner does not sample is not recorded, but passed on")
    func unsampled() async throws {
        let scene = Scene(sampler: .parentBased(root: .always))
        let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
        try await scene.running {
            let span = scene.tracer.startSpan("s", context: scene.tracer.context(of: ["traceparent": header]))
            span.attributes["a"] = "b"
            span.addEvent("e")
            #expect(!span.isRecording && span.attributes.isEmpty && span.operationName == "s")
            let trace = span.context.trace
            #expect(trace?.traceID == "0af7651916cd43dd8448eb211c80319c" && trace?.isSampled == false)
            span.end()
        }
        #expect(scene.collector.count == 0)
    }

    @Test("An error is recorded by its type, never by its words (G13)")
    func errors() async throws {
        let scene = Scene()
        try await scene.running {
            #expect(throws: SecretError.self) { try scene.tracer.withSpan("failing") { _ in throw SecretError() } }
            let span = scene.tracer.startSpan("request", context: .topLevel)
            span.attributes["url.query"] = "token=secret words"
            span.attributes["exception.message"] = "secret words"
            span.recordError(SecretError(), attributes: ["exception.message": "secret words"])
            span.end()
        }
        let bodies = scene.collector.bodies
        #expect(bodies.count == 1 && !bodies[0].contains("secret") && bodies[0].contains("SecretError"))
        #expect(bodies[0].contains(#""status":{"code":2}"#))
    }

    @Test("After its end a span does not change, and ends once")
    func ended() async throws {
        let scene = Scene()
        try await scene.running {
            let span = scene.tracer.startSpan("before", context: .topLevel)
            #expect(span.isRecording)
            span.end()
            #expect(!span.isRecording)
            span.operationName = "after"
            span.setStatus(SpanStatus(code: .error))
            span.end()
        }
        #expect(try scene.collector.names() == [["before"]])
        #expect(scene.collector.bodies.allSatisfy { !$0.contains("status") })
    }

    @Test("No span is made of the sending of spans")
    func suppression() async throws {
        let collector = Collector()
        let tracer = Tracers()
        let scene = Scene { headers, body in
            tracer.value?.withSpan("POST", ofKind: .client) { #expect(!$0.isRecording) }
            return try await collector.transport(headers, body)
        }
        tracer.set(scene.tracer)
        try await scene.running { scene.span("work") }
        #expect(try collector.names() == [["work"]])
    }

    @Test("Log lines written in a span name it")
    func logs() {
        let scene = Scene()
        #expect(Logger.MetadataProvider.trace.get().isEmpty)
        scene.tracer.withSpan("s") { span in
            let trace = span.context.trace
            let parts = trace?.description.split(separator: "-") ?? []
            #expect(Logger.MetadataProvider.trace.get() == ["trace": "\(parts[1])", "span": "\(parts[2])"])
        }
    }

    @Test(
        "A share of traces is sampled by their ids, the same everywhere",
        arguments: [(0.0, 0...0), (0.1, 800...1200), (0.5, 4700...5300), (1.0, 10_000...10_000), (-1, 0...0), (7, 10_000...10_000)]
            as [(Double, ClosedRange<Int>)]
    )
    func ratio(share: Double, expected: ClosedRange<Int>) {
        let (first, second) = (Scene(sampler: .ratio(share)).tracer, Scene(sampler: .parentBased(root: .ratio(share))).tracer)
        var sampled = 0
        for _ in 0..<10_000 {
            let span = first.startSpan("s", context: .topLevel)
            if span.isRecording { sampled += 1 }
            // Whoever decides by the same share and the id alone decides alike.
            #expect(first.startSpan("t", context: span.context).isRecording == span.isRecording)
            #expect(second.startSpan("t", context: span.context).isRecording == span.isRecording)
        }
        #expect(expected.contains(sampled))
    }

    @Test("Always and never do not ask; parent-based asks the root only for new traces")
    func samplers() {
        let sampled = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let cases: [(SpanSampler, String?, Bool)] = [
            (.always, nil, true), (.never, nil, false), (.never, sampled, false),
            (.always, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", true),
            (.parentBased(root: .never), nil, false), (.parentBased(root: .never), sampled, true),
            (.parentBased(root: .ratio(0)), sampled, true), (.parentBased(root: .always), nil, true),
        ]
        for (sampler, header, isRecorded) in cases {
            let tracer = Scene(sampler: sampler).tracer
            let context = tracer.context(of: header.map { ["traceparent": $0] } ?? [:])
            #expect(tracer.startSpan("s", context: context).isRecording == isRecorded, "\(sampler)")
        }
    }
}
