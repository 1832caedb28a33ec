import Synchronization
public import Tracing

/// A span of ``OpenTelemetryTracer``. One that is not sampled records nothing, and passes its trace on.
public final class OpenTelemetrySpan: Span {
    private struct State {
        var name: String
        var attributes: SpanAttributes = [:]
        var events: [SpanEvent] = []
        var links: [SpanLink] = []
        var droppedEvents = 0
        var droppedLinks = 0
        var status: SpanStatus?
        var isEnded = false
    }

    public let context: ServiceContext
    private let identity: SpanContext
    private let parent: SpanContext?
    private let kind: SpanKind
    private let start: UInt64
    /// Nil when the span is not sampled.
    private let queue: SpanQueue?
    private let state: Mutex<State>

    init(
        _ name: String,
        _ identity: SpanContext,
        parent: SpanContext?,
        context: ServiceContext,
        kind: SpanKind,
        start: UInt64,
        queue: SpanQueue?
    ) {
        self.context = context
        self.identity = identity
        self.parent = parent
        self.kind = kind
        self.start = start
        self.queue = queue
        self.state = Mutex(State(name: name))
    }

    public var isRecording: Bool { self.queue != nil && !self.state.withLock(\.isEnded) }

    public var operationName: String {
        get { self.state.withLock(\.name) }
        set { self.change { $0.name = newValue } }
    }

    public var attributes: SpanAttributes {
        get { self.state.withLock(\.attributes) }
        set { self.change { $0.attributes = newValue } }
    }

    public func setStatus(_ status: SpanStatus) {
        self.change { state in
            // Who called it well has the last word, as OpenTelemetry asks.
            guard state.status?.code != .ok else { return }
            state.status = status
        }
    }

    public func addEvent(_ event: SpanEvent) {
        self.change { state in
            if state.events.count < SpanLimits.entries { state.events.append(event) } else { state.droppedEvents += 1 }
        }
    }

    public func addLink(_ link: SpanLink) {
        self.change { state in
            if state.links.count < SpanLimits.entries { state.links.append(link) } else { state.droppedLinks += 1 }
        }
    }

    /// Records what kind of error it was and not what it says: that may be what a person wrote (G13).
    public func recordError<Instant: TracerInstant>(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> Instant
    ) {
        guard self.isRecording else { return }
        var attributes = attributes
        attributes["exception.type"] = String(reflecting: type(of: error))
        self.addEvent(SpanEvent(name: "exception", at: instant(), attributes: attributes))
    }

    /// The first end counts.
    public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        guard let queue else { return }
        let ended: State? = self.state.withLock { state in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            return state
        }
        guard let ended else { return }
        queue.add(self.finished(ended, at: max(self.start, instant().nanosecondsSinceEpoch)))
    }

    private func change(_ body: (inout State) -> Void) {
        guard self.queue != nil else { return }
        self.state.withLock { state in
            guard !state.isEnded else { return }
            body(&state)
        }
    }

    private func finished(_ state: State, at end: UInt64) -> FinishedSpan {
        FinishedSpan(
            context: self.identity,
            parent: self.parent,
            name: SpanLimits.cut(state.name),
            kind: self.kind,
            start: self.start,
            end: end,
            fields: SpanFields(state.attributes),
            events: state.events.map {
                FinishedSpan.Event(name: SpanLimits.cut($0.name), time: $0.nanosecondsSinceEpoch, fields: SpanFields($0.attributes))
            },
            droppedEvents: state.droppedEvents,
            links: state.links.compactMap { link in
                link.context[SpanContextKey.self].map { FinishedSpan.Link(context: $0, fields: SpanFields(link.attributes)) }
            },
            droppedLinks: state.droppedLinks,
            status: state.status.map { SpanStatus(code: $0.code, message: $0.message.map(SpanLimits.cut)) }
        )
    }
}
