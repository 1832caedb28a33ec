public import CoreMetrics
import FoundationEssentials
public import Logging
public import ServiceLifecycle
import Synchronization
import Tracing

/// Sends spans to a collector by OTLP over HTTP, as JSON, in batches.
///
/// Run it as the first service of a group, so that it is the last to stop: what others finish while they stop is sent too. What cannot be
/// sent shows in `selvedge_spans_dropped_total` by reason.
public final class SpanExporter: Service {
    private enum Loss: String, CaseIterable {
        case queueFull = "queue_full"
        /// The collector answered that the request is wrong.
        case refused
        /// The collector took the request but not all of its spans.
        case rejected
        /// No answer, or none but "later", at every try.
        case unreachable
        case shutdown
    }

    private enum Part {
        case ticker
        case sender
        case deadline
    }

    let queue: SpanQueue
    private let encoder: OTLPEncoder
    private let headers: [(name: String, value: String)]
    private let options: ExportOptions
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Int
    private let transport: SpanTransport
    private let logger: Logger
    private let exported: Counter
    private let losses: [Loss: Counter]
    /// Whether the log says that the collector is away.
    private let isAway = Mutex(false)

    /// - Parameters:
    ///   - headers: sent with every request, in addition to its type.
    ///   - clock: for pauses and deadlines.
    ///   - now: seconds since 1970, for a collector that names the time at which to try again; nil for this machine's.
    ///   - transport: posts to the collector's URL for traces.
    public init(
        resource: TelemetryResource,
        headers: [(name: String, value: String)] = [],
        options: ExportOptions = ExportOptions(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory,
        clock: any Clock<Duration> = ContinuousClock(),
        now: (@Sendable () -> Int)? = nil,
        transport: @escaping SpanTransport
    ) {
        let dropped = "selvedge_spans_dropped_total"
        func loss(_ loss: Loss) -> Counter { Counter(label: dropped, dimensions: [("reason", loss.rawValue)], factory: metrics) }
        self.encoder = OTLPEncoder(resource: resource, scope: "selvedge")
        self.headers = [("Content-Type", "application/json")] + headers
        self.options = options
        self.clock = clock
        self.now = now ?? { Int(Date().timeIntervalSince1970) }
        self.transport = transport
        self.logger = logger
        self.exported = Counter(label: "selvedge_spans_exported_total", factory: metrics)
        self.losses = Dictionary(uniqueKeysWithValues: Loss.allCases.map { ($0, loss($0)) })
        self.queue = SpanQueue(
            limit: options.queueLimit,
            batchLimit: options.batchLimit,
            full: loss(.queueFull),
            late: loss(.shutdown)
        )
    }

    /// Sends until the process stops, and what is left then within the deadline.
    public func run() async throws {
        var context = ServiceContext.topLevel
        context[SuppressionKey.self] = true
        await ServiceContext.withValue(context) {
            await withTaskGroup(of: Part.self) { group in
                group.addTask { await self.tick() }
                group.addTask { await self.send() }
                group.addTask { await self.stopInTime() }
                for await part in group {
                    switch part {
                    case .ticker: continue
                    case .sender, .deadline: group.cancelAll()
                    }
                }
            }
        }
        self.lost(self.queue.close(), .shutdown)
    }

    private func tick() async -> Part {
        while !Task.isCancelled {
            try? await self.clock.sleep(for: self.options.interval)
            self.queue.signal()
        }
        return .ticker
    }

    private func stopInTime() async -> Part {
        try? await gracefulShutdown()
        self.queue.finish()
        try? await self.clock.sleep(for: self.options.shutdownDeadline)
        return .deadline
    }

    private func send() async -> Part {
        for await _ in self.queue.signals { await self.sendAll() }
        await self.sendAll()
        return .sender
    }

    private func sendAll() async {
        while !Task.isCancelled {
            let batch = self.queue.batch()
            guard !batch.isEmpty else { return }
            await self.send(batch)
        }
    }

    private func send(_ batch: [FinishedSpan]) async {
        let body = self.encoder.request(batch)
        var backoff = Duration.seconds(1)
        for attempt in 1...max(1, self.options.attempts) {
            switch await self.post(body) {
            case .taken(let partial):
                let rejected = min(batch.count, partial?.rejected ?? 0)
                self.exported.increment(by: batch.count - rejected)
                self.lost(rejected, .rejected)
                self.noteTaken(partial)
                return
            case .refused(let status):
                self.lost(batch.count, .refused)
                self.noteAway("HTTP status \(status)")
                return
            case .later(let pause, let reason):
                self.noteAway(reason)
                guard attempt < self.options.attempts else { return self.lost(batch.count, .unreachable) }
                // Half of the pause is drawn, so that a fleet does not knock at the same moment.
                try? await self.clock.sleep(for: max(pause ?? .zero, backoff * Double.random(in: 0.5...1)))
                guard !Task.isCancelled else { return self.lost(batch.count, .shutdown) }
                backoff = min(backoff * 2, .seconds(30))
            }
        }
    }

    private func post(_ body: [UInt8]) async -> ExportOutcome {
        let answer = await withTaskGroup(of: Result<ExportAnswer, any Error>?.self) { group in
            group.addTask { [transport, headers] in
                do { return .success(try await transport(headers, body)) } catch { return .failure(error) }
            }
            group.addTask { [clock, options] in
                try? await clock.sleep(for: options.timeout)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        return ExportOutcome(answer, now: self.now())
    }

    private func lost(_ count: Int, _ loss: Loss) {
        if count > 0 { self.losses[loss]?.increment(by: count) }
    }

    // MARK: - Log

    /// Says once that it goes badly, and once that it goes well again.
    private func noteAway(_ reason: String) {
        let isNew = self.isAway.withLock { isAway in
            defer { isAway = true }
            return !isAway
        }
        if isNew { self.logger.warning("traces do not reach the collector", metadata: ["reason": "\(reason)"]) }
    }

    private func noteTaken(_ partial: PartialSuccess?) {
        let isBack = self.isAway.withLock { isAway in
            defer { isAway = false }
            return isAway
        }
        if isBack { self.logger.notice("traces reach the collector again") }
        guard let partial else { return }
        self.logger.warning(
            "the collector rejected spans",
            metadata: ["rejected": "\(partial.rejected)", "reason": "\(partial.message)"]
        )
    }
}
