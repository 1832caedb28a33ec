import EventSourcing
import Tracing

/// What identifies a span to those who work under it: its trace and id, and what other tracers on the way have noted.
struct SpanContext: Sendable, Equatable {
    var trace: TraceContext
    /// The `tracestate` header; empty when there is none.
    var state = ""
    /// Whether it came from another process.
    var isRemote = false
}

enum SpanContextKey: ServiceContextKey {
    typealias Value = SpanContext
    static let nameOverride: String? = "span"
}

/// Set while spans are being sent: sending them must make no spans.
enum SuppressionKey: ServiceContextKey {
    typealias Value = Bool
    static let nameOverride: String? = "tracing-suppressed"
}
