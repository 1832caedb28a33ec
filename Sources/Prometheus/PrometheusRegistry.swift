import Synchronization

/// Keeps what a process counts and times, and writes it in the text format that Prometheus scrapes.
///
/// Counters end in `_total` and timers, which are histograms, in `_seconds`, whether or not whoever made them said so; a recorder that
/// aggregates is a histogram, one that does not is a gauge. What two libraries name alike but mean differently, and label sets beyond the
/// bound, are not recorded; the updates lost show in `selvedge_metrics_dropped_total`.
public final class PrometheusRegistry: Sendable {
    static let droppedName = "selvedge_metrics_dropped_total"

    private let options: PrometheusOptions
    private let limits: RegisteredMetrics.Limits
    private let timerBounds: [Double]
    private let recorderBounds: [Double]
    private let metrics = Mutex(RegisteredMetrics())
    /// Libraries look their series up by the same words again and again, some for every request.
    private let names = Mutex<[SeriesName.Key: SeriesName]>([:])
    private static let namesLimit = 4096

    public init(options: PrometheusOptions = PrometheusOptions()) {
        self.options = options
        self.limits = .init(labelSets: options.labelSetsPerMetric, metrics: options.metrics)
        self.timerBounds = Self.bounds(options.timerBuckets)
        self.recorderBounds = Self.bounds(options.recorderBuckets)
    }

    /// Everything recorded so far, metrics by name and their series by labels, with what was asked elsewhere among it. A gathered metric
    /// replaces a recorded one of the same name: it was asked just now.
    public func exposition(with gathered: [GatheredMetric] = []) -> [UInt8] {
        let metrics = self.metrics.withLock { $0 }
        var pages: [String: Page] = [:]
        for (name, kind) in metrics.names { pages[name] = .recorded(kind) }
        for metric in gathered { pages[metric.writtenName] = .gathered(metric) }
        var writer = ExpositionWriter()
        for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
            switch page {
            case .recorded(let kind):
                writer.header(name, kind, self.help(name))
                metrics.write(name, kind, into: &writer)
            case .gathered(let metric):
                writer.header(name, metric.kind, metric.help)
                metric.write(limit: self.limits.labelSets, into: &writer)
            }
        }
        return writer.bytes
    }

    private enum Page {
        case recorded(MetricKind)
        case gathered(GatheredMetric)
    }

    private func help(_ name: String) -> String {
        if let description = self.options.descriptions[name] { return description.help }
        if name == Self.droppedName { return "Updates not recorded, by metric: too many label sets, or a name used in two ways." }
        return name.split(separator: "_").joined(separator: " ")
    }

    // MARK: - Series

    func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries? {
        let name = self.name(label, "_total", dimensions)
        return self.metrics.withLock { $0.counter(name.metric, name.labels, self.limits) }
    }

    func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries? {
        let name = self.name(label, "", dimensions)
        return self.metrics.withLock { $0.gauge(name.metric, name.labels, self.limits) }
    }

    func histogram(_ label: String, _ dimensions: [(String, String)], isTimer: Bool) -> HistogramSeries? {
        let name = self.name(label, isTimer ? "_seconds" : "", dimensions)
        return self.metrics.withLock { metrics in
            metrics.histogram(name.metric, name.labels, self.limits) {
                let own = self.options.descriptions[name.metric]?.buckets.map(Self.bounds)
                return own ?? (isTimer ? self.timerBounds : self.recorderBounds)
            }
        }
    }

    private func name(_ label: String, _ suffix: String, _ dimensions: [(String, String)]) -> SeriesName {
        let key = SeriesName.Key(label: label, suffix: suffix, dimensions: dimensions)
        if let known = self.names.withLock({ $0[key] }) { return known }
        let made = SeriesName(key)
        self.names.withLock { names in
            if names.count < Self.namesLimit { names[key] = made }
        }
        return made
    }

    func release(_ series: CounterSeries) { self.metrics.withLock { $0.release(series) } }
    func release(_ series: GaugeSeries) { self.metrics.withLock { $0.release(series) } }
    func release(_ series: HistogramSeries) { self.metrics.withLock { $0.release(series) } }

    /// Counts the updates that a metric loses.
    func dropped(_ label: String) -> DroppedSeries {
        let name = LabelSet([("metric", MetricName.metric(label))])
        // Its own bounds, so that it is there when everything else is full.
        let limits = RegisteredMetrics.Limits(labelSets: self.limits.labelSets, metrics: .max)
        let counter = self.metrics.withLock { metrics in
            metrics.counter(Self.droppedName, name, limits)
                ?? metrics.counter(
                    Self.droppedName,
                    LabelSet([("metric", "other")]),
                    RegisteredMetrics.Limits(labelSets: .max, metrics: .max)
                )
        }
        return DroppedSeries(countedBy: counter)
    }

    private static func bounds(_ buckets: [Double]) -> [Double] { Set(buckets.filter(\.isFinite)).sorted() }
}
