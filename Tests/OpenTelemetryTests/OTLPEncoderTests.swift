import EventSourcing
import Foundation
import Testing
import Tracing

@testable import OpenTelemetry

@Suite("OTLP as JSON") struct OTLPEncoderTests {
    private let encoder = OTLPEncoder(resource: TelemetryResource(service: "selvedge", version: "1.2"), scope: "selvedge")

    private func context(_ span: UInt64, state: String = "", isRemote: Bool = false) throws -> SpanContext {
        let trace = try #require(
            TraceContext(traceHigh: 0x5b8e_fff7_9803_8103, traceLow: 0xd269_b633_813f_c60c, spanID: span, isSampled: true)
        )
        return SpanContext(trace: trace, state: state, isRemote: isRemote)
    }

    private func minimal() throws -> FinishedSpan {
        FinishedSpan(
            context: try self.context(0xeee1_9b7e_c3c1_b174),
            parent: nil,
            name: "step",
            kind: .internal,
            start: 1_544_712_660_000_000_000,
            end: 1_544_712_661_000_000_000,
            fields: SpanFields([:]),
            events: [],
            droppedEvents: 0,
            links: [],
            droppedLinks: 0,
            status: nil
        )
    }

    private func json(_ span: FinishedSpan) -> String { String(decoding: self.encoder.request([span]), as: UTF8.self) }

    @Test("A span with everything has the field names, ids and number forms of the specification")
    func everything() throws {
        var span = try self.minimal()
        span.context.state = "a=1"
        span.parent = try self.context(0xeee1_9b7e_c3c1_b173, isRemote: true)
        span.kind = .server
        span.name = "say \"hi\"\n"
        span.fields = SpanFields([
            "text": .string("é\\\u{1}"), "whole": .int64(.max), "small": .int32(-3), "real": .double(0.5), "flag": .bool(true),
            "nan": .double(.nan), "below": .double(-.infinity), "list": .stringArray(["a", "b"]), "numbers": .int64Array([1]),
            "shown": .stringConvertible(Duration.seconds(1)),
        ])
        span.events = [.init(name: "e", time: 7, fields: SpanFields(["k": "v"]))]
        span.droppedEvents = 2
        span.links = [.init(context: try self.context(1), fields: SpanFields([:]))]
        span.droppedLinks = 1
        span.status = SpanStatus(code: .error, message: "late")
        #expect(
            self.json(span) == """
                {"resourceSpans":[{"resource":{"attributes":[\
                {"key":"service.name","value":{"stringValue":"selvedge"}},\
                {"key":"service.version","value":{"stringValue":"1.2"}},\
                {"key":"telemetry.sdk.language","value":{"stringValue":"swift"}},\
                {"key":"telemetry.sdk.name","value":{"stringValue":"selvedge"}}]},\
                "scopeSpans":[{"scope":{"name":"selvedge"},"spans":[{\
                "traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","traceState":"a=1",\
                "parentSpanId":"eee19b7ec3c1b173","flags":769,"name":"say \\"hi\\"\\u000a","kind":2,\
                "startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712661000000000",\
                "attributes":[\
                {"key":"below","value":{"doubleValue":"-Infinity"}},\
                {"key":"flag","value":{"boolValue":true}},\
                {"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},\
                {"key":"nan","value":{"doubleValue":"NaN"}},\
                {"key":"numbers","value":{"arrayValue":{"values":[{"intValue":"1"}]}}},\
                {"key":"real","value":{"doubleValue":0.5}},\
                {"key":"shown","value":{"stringValue":"1.0 seconds"}},\
                {"key":"small","value":{"intValue":"-3"}},\
                {"key":"text","value":{"stringValue":"é\\\\\\u0001"}},\
                {"key":"whole","value":{"intValue":"9223372036854775807"}}],\
                "events":[{"timeUnixNano":"7","name":"e","attributes":[{"key":"k","value":{"stringValue":"v"}}]}],\
                "droppedEventsCount":2,\
                "links":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"0000000000000001","flags":257}],\
                "droppedLinksCount":1,"status":{"message":"late","code":2}}]}]}]}
                """
        )
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(self.json(span).utf8)) }
    }

    @Test("What a span does not have is not written")
    func minimalSpan() throws {
        let json = self.json(try self.minimal())
        for absent in ["parentSpanId", "traceState", "events", "links", "status", "dropped"] { #expect(!json.contains("\"\(absent)")) }
        #expect(json.contains(#""kind":1"#) && json.contains(#""flags":257"#))
    }

    @Test("Every kind of span has its number", arguments: zip([SpanKind.internal, .server, .client, .producer, .consumer], 1...5))
    func kinds(kind: SpanKind, number: Int) throws {
        var span = try self.minimal()
        span.kind = kind
        #expect(self.json(span).contains("\"kind\":\(number),"))
    }

    @Test("A span carries a bounded number of bounded attributes, and says how many are missing")
    func limits() throws {
        var attributes: SpanAttributes = [
            "long": .string(String(repeating: "é", count: 1000)), "list": .stringArray(Array(repeating: "x", count: 500)),
        ]
        for number in 0..<200 { attributes["n\(number)"] = number }
        let fields = SpanFields(attributes)
        #expect(fields.values.count == 128 && fields.dropped == 74)
        #expect(fields.values.first { $0.key == "long" }?.value == .string(String(repeating: "é", count: 256)))
        #expect(fields.values.first { $0.key == "list" }?.value == .array(Array(repeating: .string("x"), count: 128)))
        var span = try self.minimal()
        span.fields = fields
        #expect(self.json(span).contains("\"droppedAttributesCount\":74"))
    }
}
