import EventSourcing
import Logging

/// How the parts of one process tell what they do.
struct Telemetry: Sendable {
    var logger: Logger
    var outages: OutageLog
    var metrics: RuntimeMetrics
    var tracer: JobTracer

    init(logger: Logger, metrics: RuntimeMetrics = RuntimeMetrics(), tracer: JobTracer = .installed) {
        self.logger = logger
        self.outages = OutageLog(logger: logger)
        self.metrics = metrics
        self.tracer = tracer
    }
}
