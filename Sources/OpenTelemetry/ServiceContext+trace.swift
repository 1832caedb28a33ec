public import EventSourcing
public import Tracing

extension ServiceContext {
    /// The span that work in this context belongs to, to be sent along with it: in a submission, on a message, in a log line.
    public var trace: TraceContext? { self[SpanContextKey.self]?.trace }
}
