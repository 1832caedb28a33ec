/// The state of all jobs as the store and the broker know it, whichever process is asked.
public struct JobFigures: Sendable, Equatable {
    /// Jobs by public status.
    public var jobs: [String: Int]
    /// Messages ready for a worker, by queue; nil where somebody else is asked.
    public var queueDepth: [String: Int]?
    /// How long the oldest job that waits for a worker has waited; zero when none waits.
    public var oldestWaiting: Duration
    /// Messages that are committed and not yet with the broker.
    public var outboxRows: Int
    /// The age of the oldest of these; zero when there is none.
    public var outboxLag: Duration

    public init(
        jobs: [String: Int] = [:],
        queueDepth: [String: Int]? = [:],
        oldestWaiting: Duration = .zero,
        outboxRows: Int = 0,
        outboxLag: Duration = .zero
    ) {
        self.jobs = jobs
        self.queueDepth = queueDepth
        self.oldestWaiting = oldestWaiting
        self.outboxRows = outboxRows
        self.outboxLag = outboxLag
    }

    public var metrics: [GatheredMetric] {
        [
            .gauge("selvedge_jobs", help: "Jobs by status.", Self.samples(self.jobs, "status")),
            .gauge(
                "selvedge_oldest_waiting_job_seconds",
                help: "How long the oldest job that waits for a worker has waited.",
                [.init(Self.seconds(self.oldestWaiting))]
            ),
            .gauge("selvedge_outbox_rows", help: "Messages committed but not yet with the broker.", [.init(Double(self.outboxRows))]),
            .gauge(
                "selvedge_outbox_lag_seconds",
                help: "Age of the oldest message not yet with the broker.",
                [.init(Self.seconds(self.outboxLag))]
            ),
        ] + (self.queueDepth.map { [Self.queueDepth($0)] } ?? [])
    }

    /// Messages ready for a worker, by queue.
    public static func queueDepth(_ depths: [String: Int]) -> GatheredMetric {
        .gauge("selvedge_queue_depth", help: "Messages ready for a worker, by queue.", Self.samples(depths, "queue"))
    }

    private static func samples(_ counts: [String: Int], _ label: String) -> [GatheredMetric.Sample] {
        counts.map { .init(Double($0.value), labels: [(label, $0.key)]) }
    }

    private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
