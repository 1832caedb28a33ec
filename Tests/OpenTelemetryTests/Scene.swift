import Logging
import MetricsTestKit
import OpenTelemetry
import ServiceLifecycle
import Testing
import Tracing

/// A tracer whose spans go to a collector of the test's.
struct Scene {
    let clock = ManualClock()
    let metrics = TestMetrics()
    let collector: Collector
    let exporter: SpanExporter
    let tracer: OpenTelemetryTracer

    init(
        _ answers: [Result<ExportAnswer, any Error>] = [],
        sampler: SpanSampler = .parentBased(root: .always),
        options: ExportOptions = ExportOptions(),
        transport: SpanTransport? = nil
    ) {
        self.collector = Collector(answers)
        self.exporter = SpanExporter(
            resource: TelemetryResource(service: "selvedge", version: "1.2", instance: "w1"),
            headers: [("x-key", "k")],
            options: options,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            metrics: self.metrics,
            clock: self.clock,
            now: { 784_111_777 },
            transport: transport ?? self.collector.transport
        )
        self.tracer = OpenTelemetryTracer(sampler: sampler, exporter: self.exporter)
    }

    func span(_ name: String) { self.tracer.startSpan(name, context: .topLevel).end() }

    func dropped(_ reason: String) -> Int64 {
        self.metrics.counterTotal(label: "selvedge_spans_dropped_total", dimensions: [("reason", reason)])
    }

    /// Whether so many requests have been answered and the exporter waits before the next: it and its ticker sleep, no request does.
    func waits(after requests: Int) -> Bool {
        let pauses = self.clock.pauses
        return self.collector.count == requests && pauses.count == 2 && pauses.allSatisfy { $0 <= .seconds(5) }
    }

    var exported: Int64 { self.metrics.counterTotal(label: "selvedge_spans_exported_total") }

    /// Runs the exporter as a program does, and stops it in an orderly way when the work is done.
    func running(_ work: () async throws -> Void) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [self.exporter],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        configuration.gracefulShutdownSignals = []
        let group = ServiceGroup(configuration: configuration)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            // The exporter sleeps until its first interval.
            try await eventually("the exporter runs") { !self.clock.pauses.isEmpty }
            try await work()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}

struct HeaderExtractor: Extractor {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}

struct HeaderInjector: Injector {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
}

extension OpenTelemetryTracer {
    func context(of headers: [String: String]) -> ServiceContext {
        var context = ServiceContext.topLevel
        self.extract(headers, into: &context, using: HeaderExtractor())
        return context
    }

    func headers(of context: ServiceContext) -> [String: String] {
        var headers: [String: String] = [:]
        self.inject(context, into: &headers, using: HeaderInjector())
        return headers
    }
}
