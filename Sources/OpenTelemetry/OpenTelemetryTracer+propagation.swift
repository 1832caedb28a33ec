import EventSourcing
public import Tracing

/// W3C Trace Context, in HTTP headers and wherever else there are names with values.
extension OpenTelemetryTracer {
    private static let parent = "traceparent"
    private static let state = "tracestate"

    /// Reads the sender's span. What is no `traceparent` is as good as none, and a `tracestate` that breaks the rules is left behind.
    public func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let header = extractor.extract(key: Self.parent, from: carrier), let trace = TraceContext(header) else { return }
        let state = extractor.extract(key: Self.state, from: carrier).flatMap(TraceState.accepted)
        context[SpanContextKey.self] = SpanContext(trace: trace, state: state ?? "", isRemote: true)
    }

    /// Writes the context's span, if it has one.
    public func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let span = context[SpanContextKey.self] else { return }
        injector.inject(span.trace.description, forKey: Self.parent, into: &carrier)
        if !span.state.isEmpty { injector.inject(span.state, forKey: Self.state, into: &carrier) }
    }
}
