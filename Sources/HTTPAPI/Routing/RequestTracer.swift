import EventSourcing
import HTTPTypes
import Tracing

/// Opens a span for each request: under the client's own when it names one, else in a new trace. Costs one comparison when the program
/// has set no tracer.
struct RequestTracer: Sendable {
    /// Asked every few seconds by machines, whom no trace helps.
    private static let untraced: Set<String> = ["/healthz", "/readyz", "/metrics"]

    private let tracer: (any Tracer)?

    init(_ tracer: (any Tracer)?) { self.tracer = tracer }

    /// The program's tracer, if it has set one.
    static var installed: Self {
        let tracer = InstrumentationSystem.tracer
        return Self(tracer is NoOpTracer ? nil : tracer)
    }

    /// Nil when the request is not traced.
    func begin(_ request: HTTPRequest) -> RequestSpan? {
        guard let tracer = self.tracer, !Self.untraced.contains(request.path ?? "") else { return nil }
        var context = ServiceContext.topLevel
        tracer.extract(request.headerFields, into: &context, using: FieldExtractor())
        let span = tracer.startSpan(request.method.rawValue, context: context, ofKind: .server)
        var carrier: [String: String] = [:]
        tracer.inject(span.context, into: &carrier, using: FieldInjector())
        return RequestSpan(span: span, trace: carrier["traceparent"].flatMap { TraceContext($0) })
    }

    private struct FieldExtractor: Extractor {
        func extract(key: String, from fields: HTTPFields) -> String? { HTTPField.Name(key).flatMap { fields[$0] } }
    }

    private struct FieldInjector: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    }
}
