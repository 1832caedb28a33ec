import CoreMetrics

/// The registry's metrics together with those of some sources.
public struct PrometheusPage: MetricsPage {
    private let registry: PrometheusRegistry
    private let sources: [PolledSource]

    /// - Parameters:
    ///   - patience: how long a source may take before the page goes out without it.
    ///   - freshness: how old an answer may be and still be shown, so that many scrapers are no load for a source.
    public init(
        registry: PrometheusRegistry,
        sources: [any MetricSource] = [],
        patience: Duration = .seconds(2),
        freshness: Duration = .seconds(1),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.registry = registry
        self.sources = sources.map { source in
            let failures = Counter(
                label: "selvedge_scrape_failures_total",
                dimensions: [("source", source.name)],
                factory: registry
            )
            return PolledSource(source, patience: patience, freshness: freshness, clock: clock, failures: failures)
        }
    }

    public var contentType: String { "text/plain; version=0.0.4; charset=utf-8" }

    public func body() async -> [UInt8] {
        let gathered = await withTaskGroup(of: (Int, [GatheredMetric]).self) { group in
            for (place, source) in self.sources.enumerated() { group.addTask { (place, await source.metrics()) } }
            // In the order of the sources, whichever answers first.
            return await group.reduce(into: [Int: [GatheredMetric]]()) { $0[$1.0] = $1.1 }
        }
        return self.registry.exposition(with: self.sources.indices.flatMap { gathered[$0] ?? [] })
    }
}
