import OpenTelemetry
import Synchronization

/// Holds a tracer that exists only after what uses it.
final class Tracers: Sendable {
    private let tracer = Mutex<OpenTelemetryTracer?>(nil)

    var value: OpenTelemetryTracer? { self.tracer.withLock { $0 } }

    func set(_ tracer: OpenTelemetryTracer) { self.tracer.withLock { $0 = tracer } }
}
