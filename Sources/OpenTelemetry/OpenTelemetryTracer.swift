import EventSourcing
public import Tracing

/// Makes spans for an OpenTelemetry collector. Their trace comes from the context's span, which ``extract(_:into:using:)`` may have read
/// from a header, or is new.
public struct OpenTelemetryTracer: Tracer {
    private let sampler: SpanSampler
    private let queue: SpanQueue
    /// Random words for ids.
    private let word: @Sendable () -> UInt64

    /// - Parameter exporter: takes the spans that have ended; it must run as a service for them to be sent.
    public init(sampler: SpanSampler = .parentBased(root: .always), exporter: SpanExporter) {
        self.init(sampler: sampler, queue: exporter.queue, word: { UInt64.random(in: .min ... .max) })
    }

    init(sampler: SpanSampler, queue: SpanQueue, word: @escaping @Sendable () -> UInt64) {
        self.sampler = sampler
        self.queue = queue
        self.word = word
    }

    public func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> OpenTelemetrySpan {
        var context = context()
        let parent = context[SpanContextKey.self]
        let isSuppressed = context[SuppressionKey.self] == true
        let identity = self.identity(under: parent, isSuppressed: isSuppressed)
        context[SpanContextKey.self] = identity
        return OpenTelemetrySpan(
            operationName,
            identity,
            parent: parent,
            context: context,
            kind: kind,
            start: instant().nanosecondsSinceEpoch,
            queue: identity.trace.isSampled && !isSuppressed ? self.queue : nil
        )
    }

    public func startAnySpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> any Span {
        self.startSpan(operationName, context: context(), ofKind: kind, at: instant(), function: function, file: fileID, line: line)
    }

    /// Sends what has ended as soon as the exporter gets to it.
    public func forceFlush() { self.queue.signal() }

    private func identity(under parent: SpanContext?, isSuppressed: Bool) -> SpanContext {
        while true {
            let high = parent?.trace.traceHigh ?? self.word()
            let low = parent?.trace.traceLow ?? self.word()
            let isSampled = !isSuppressed && self.sampler.samples(traceLow: low, parent: parent?.trace)
            // Nil for ids of zero, which chance may give once in the life of the sun.
            guard let trace = TraceContext(traceHigh: high, traceLow: low, spanID: self.word(), isSampled: isSampled) else { continue }
            return SpanContext(trace: trace, state: parent?.state ?? "")
        }
    }
}
