import EventSourcing
import Logging
import OpenTelemetry
import OutboundHTTP
import Settings
import Tracing

/// The traces of this process, where the configuration names a collector.
enum ProgramTraces {
    /// Sets the program's tracer, once a process and before any part of it looks it up.
    ///
    /// - Returns: what sends the spans; nil when there is no collector.
    static func install(_ settings: TelemetrySettings, instance: WorkerID, logger: Logger) -> SpanExporter? {
        for warning in settings.warnings { logger.warning("\(warning)") }
        guard let url = settings.traces else { return nil }
        let transport = CollectorTransport(url: url.revealed)
        let exporter = SpanExporter(
            resource: TelemetryResource(service: settings.serviceName, version: Selvedge.version, instance: "\(instance)"),
            headers: settings.headers.map { ($0.name, $0.value.revealed) },
            logger: logger,
            transport: { headers, body in try await transport.post(headers, body) }
        )
        InstrumentationSystem.bootstrap(OpenTelemetryTracer(sampler: Self.sampler(settings.sampling), exporter: exporter))
        return exporter
    }

    private static func sampler(_ sampling: TraceSampling) -> SpanSampler {
        let share: SpanSampler = sampling.share >= 1 ? .always : sampling.share <= 0 ? .never : .ratio(sampling.share)
        return sampling.isParentBased ? .parentBased(root: share) : share
    }
}
