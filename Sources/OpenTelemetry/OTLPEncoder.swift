import EventSourcing
import Tracing

/// Writes an `ExportTraceServiceRequest` of OTLP 1 as JSON: the field names of opentelemetry-proto in camel case, ids as hexadecimal digits,
/// 64-bit numbers as text, enumerations as numbers.
struct OTLPEncoder: Sendable {
    let resource: TelemetryResource
    let scope: String

    func request(_ spans: [FinishedSpan]) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 512 + spans.count * 512)
        json.beginObject()
        json.beginArray("resourceSpans")
        json.beginObject()
        json.beginObject("resource")
        json.beginArray("attributes")
        for (key, value) in self.resource.attributes.sorted(by: { $0.key < $1.key }) {
            json.attribute(key, .string(SpanLimits.cut(value)))
        }
        json.endArray()
        json.endObject()
        json.beginArray("scopeSpans")
        json.beginObject()
        json.beginObject("scope")
        json.member("name", self.scope)
        json.endObject()
        json.beginArray("spans")
        for span in spans { json.span(span) }
        json.endArray()
        json.endObject()
        json.endArray()
        json.endObject()
        json.endArray()
        json.endObject()
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func span(_ span: FinishedSpan) {
        self.beginObject()
        self.identity(span.context)
        if let parent = span.parent { self.member("parentSpanId", parent.trace.spanDigits) }
        // Bits 8 and 9 say whether the parent is remote, and that this is known.
        self.member("flags", Self.flags(span.context.trace) | 0x100 | (span.parent?.isRemote == true ? 0x200 : 0))
        self.member("name", span.name)
        self.member("kind", Self.number(span.kind))
        self.member("startTimeUnixNano", String(span.start))
        self.member("endTimeUnixNano", String(span.end))
        self.fields(span.fields)
        self.events(span)
        self.links(span)
        if let status = span.status {
            self.beginObject("status")
            if let message = status.message { self.member("message", message) }
            self.member("code", status.code == .ok ? 1 : 2)
            self.endObject()
        }
        self.endObject()
    }

    private mutating func events(_ span: FinishedSpan) {
        if !span.events.isEmpty {
            self.beginArray("events")
            for event in span.events {
                self.beginObject()
                self.member("timeUnixNano", String(event.time))
                self.member("name", event.name)
                self.fields(event.fields)
                self.endObject()
            }
            self.endArray()
        }
        if span.droppedEvents > 0 { self.member("droppedEventsCount", span.droppedEvents) }
    }

    private mutating func links(_ span: FinishedSpan) {
        if !span.links.isEmpty {
            self.beginArray("links")
            for link in span.links {
                self.beginObject()
                self.identity(link.context)
                self.member("flags", Self.flags(link.context.trace) | 0x100 | (link.context.isRemote ? 0x200 : 0))
                self.fields(link.fields)
                self.endObject()
            }
            self.endArray()
        }
        if span.droppedLinks > 0 { self.member("droppedLinksCount", span.droppedLinks) }
    }

    private mutating func identity(_ context: SpanContext) {
        self.member("traceId", context.trace.traceID)
        self.member("spanId", context.trace.spanDigits)
        if !context.state.isEmpty { self.member("traceState", context.state) }
    }

    private mutating func fields(_ fields: SpanFields) {
        if !fields.values.isEmpty {
            self.beginArray("attributes")
            for (key, value) in fields.values { self.attribute(key, value) }
            self.endArray()
        }
        if fields.dropped > 0 { self.member("droppedAttributesCount", fields.dropped) }
    }

    fileprivate mutating func attribute(_ key: String, _ value: SpanValue) {
        self.beginObject()
        self.member("key", key)
        self.beginObject("value")
        self.value(value)
        self.endObject()
        self.endObject()
    }

    private mutating func value(_ value: SpanValue) {
        switch value {
        case .string(let text): self.member("stringValue", text)
        case .integer(let number): self.member("intValue", String(number))
        case .bool(let flag): self.member("boolValue", flag)
        case .double(let number):
            // JSON has no words for these; the protobuf mapping uses text.
            if number.isNaN {
                self.member("doubleValue", "NaN")
            } else if number.isInfinite {
                self.member("doubleValue", number < 0 ? "-Infinity" : "Infinity")
            } else {
                self.member("doubleValue", number)
            }
        case .array(let values):
            self.beginObject("arrayValue")
            self.beginArray("values")
            for value in values {
                self.beginObject()
                self.value(value)
                self.endObject()
            }
            self.endArray()
            self.endObject()
        }
    }

    private static func flags(_ trace: TraceContext) -> Int { trace.isSampled ? 1 : 0 }

    private static func number(_ kind: SpanKind) -> Int {
        switch kind {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }
}

extension TraceContext {
    /// Sixteen hexadecimal digits.
    fileprivate var spanDigits: String {
        let digits = String(self.spanID, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
