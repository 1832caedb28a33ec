import EventSourcing
import Tracing

/// A span that has ended, as it will be sent.
struct FinishedSpan: Sendable {
    struct Event: Sendable {
        var name: String
        /// Nanoseconds since 1970.
        var time: UInt64
        var fields: SpanFields
    }

    struct Link: Sendable {
        var context: SpanContext
        var fields: SpanFields
    }

    var context: SpanContext
    var parent: SpanContext?
    var name: String
    var kind: SpanKind
    /// Nanoseconds since 1970.
    var start: UInt64
    var end: UInt64
    var fields: SpanFields
    var events: [Event]
    var droppedEvents: Int
    var links: [Link]
    var droppedLinks: Int
    var status: SpanStatus?
}
