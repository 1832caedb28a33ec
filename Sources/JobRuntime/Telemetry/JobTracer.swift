import EventSourcing
import Tracing

/// Opens spans under a job's own trace. Costs one comparison when the program has set no tracer.
struct JobTracer: Sendable {
    private let tracer: (any Tracer)?

    init(_ tracer: (any Tracer)?) { self.tracer = tracer }

    /// The program's tracer, if it has set one.
    static var installed: Self {
        let tracer = InstrumentationSystem.tracer
        return Self(tracer is NoOpTracer ? nil : tracer)
    }

    var isOn: Bool { self.tracer != nil }

    /// Runs the work in a span whose parent is the job's trace; `attributes` are ids, names and numbers.
    func span<Value, Failure: Error>(
        _ name: String,
        _ trace: TraceContext?,
        _ attributes: @autoclosure () -> [String: String] = [:],
        _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        guard let tracer else { return try await work() }
        let span = tracer.startSpan(name, context: Self.context(trace, tracer), ofKind: .internal)
        for (key, value) in attributes() { span.attributes[key] = value }
        defer { span.end() }
        let result: Result<Value, Failure> = await ServiceContext.withValue(span.context) {
            do throws(Failure) {
                return .success(try await work())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Begins a span that ends elsewhere; nil when there is no tracer.
    func begin(_ name: String, _ trace: TraceContext?, _ attributes: @autoclosure () -> [String: String] = [:]) -> OpenSpan? {
        guard let tracer else { return nil }
        let span = tracer.startSpan(name, context: Self.context(trace, tracer), ofKind: .internal)
        for (key, value) in attributes() { span.attributes[key] = value }
        return OpenSpan(span: span)
    }

    private static func context(_ trace: TraceContext?, _ tracer: any Tracer) -> ServiceContext {
        var context = ServiceContext.topLevel
        guard let trace else { return context }
        context[TraceContextKey.self] = trace
        tracer.extract(["traceparent": trace.description], into: &context, using: HeaderExtractor())
        return context
    }
}

/// A span under way.
struct OpenSpan: Sendable {
    fileprivate let span: any Span

    func end() { self.span.end() }
}

/// The job's own trace context, for log handlers and tests.
enum TraceContextKey: ServiceContextKey {
    typealias Value = TraceContext
    static let nameOverride: String? = "selvedge-trace"
}

private struct HeaderExtractor: Extractor {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}
