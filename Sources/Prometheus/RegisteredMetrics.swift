/// The metrics of a registry, by kind and name. A value: a scrape reads a copy while series come and go.
struct RegisteredMetrics: Sendable {
    private struct Owner: Equatable {
        var metric: String
        var kind: MetricKind
    }

    private var counters: [String: MetricFamily<CounterSeries>] = [:]
    private var gauges: [String: MetricFamily<GaugeSeries>] = [:]
    private var histograms: [String: MetricFamily<HistogramSeries>] = [:]
    /// Every name that a page shows, so that no two metrics write the same one.
    private var owners: [String: Owner] = [:]

    /// Names of metrics with their kinds.
    var names: [(name: String, kind: MetricKind)] {
        self.counters.keys.map { ($0, .counter) } + self.gauges.keys.map { ($0, .gauge) } + self.histograms.keys.map { ($0, .histogram) }
    }

    mutating func counter(_ name: String, _ labels: LabelSet, _ limits: Limits) -> CounterSeries? {
        guard self.claim(name, .counter, limits) else { return nil }
        return self.counters[name, default: MetricFamily()]
            .series(labels, limit: limits.labelSets) { CounterSeries(name: name, labels: labels) }
    }

    mutating func gauge(_ name: String, _ labels: LabelSet, _ limits: Limits) -> GaugeSeries? {
        guard self.claim(name, .gauge, limits) else { return nil }
        return self.gauges[name, default: MetricFamily()]
            .series(labels, limit: limits.labelSets) { GaugeSeries(name: name, labels: labels) }
    }

    mutating func histogram(_ name: String, _ labels: LabelSet, _ limits: Limits, bounds: () -> [Double]) -> HistogramSeries? {
        guard self.claim(name, .histogram, limits) else { return nil }
        return self.histograms[name, default: MetricFamily()]
            .series(labels, limit: limits.labelSets) { HistogramSeries(name: name, labels: labels, bounds: bounds()) }
    }

    mutating func release(_ series: CounterSeries) {
        guard let name = self.counters.keys.first(where: { self.counters[$0]?.release(series) == true }) else { return }
        guard self.counters[name]?.isEmpty == true else { return }
        self.counters[name] = nil
        self.disclaim(name, .counter)
    }

    mutating func release(_ series: GaugeSeries) {
        guard let name = self.gauges.keys.first(where: { self.gauges[$0]?.release(series) == true }) else { return }
        guard self.gauges[name]?.isEmpty == true else { return }
        self.gauges[name] = nil
        self.disclaim(name, .gauge)
    }

    mutating func release(_ series: HistogramSeries) {
        guard let name = self.histograms.keys.first(where: { self.histograms[$0]?.release(series) == true }) else { return }
        guard self.histograms[name]?.isEmpty == true else { return }
        self.histograms[name] = nil
        self.disclaim(name, .histogram)
    }

    func write(_ name: String, _ kind: MetricKind, into writer: inout ExpositionWriter) {
        switch kind {
        case .counter: self.counters[name]?.write(into: &writer)
        case .gauge: self.gauges[name]?.write(into: &writer)
        case .histogram: self.histograms[name]?.write(into: &writer)
        }
    }

    private mutating func claim(_ name: String, _ kind: MetricKind, _ limits: Limits) -> Bool {
        let owner = Owner(metric: name, kind: kind)
        if self.owners[name] == owner { return true }
        let names = Self.samples(name, kind)
        guard limits.metrics > self.counters.count + self.gauges.count + self.histograms.count else { return false }
        guard names.allSatisfy({ self.owners[$0] == nil }) else { return false }
        for name in names { self.owners[name] = owner }
        return true
    }

    private mutating func disclaim(_ name: String, _ kind: MetricKind) {
        for name in Self.samples(name, kind) { self.owners[name] = nil }
    }

    private static func samples(_ name: String, _ kind: MetricKind) -> [String] {
        switch kind {
        case .counter, .gauge: [name]
        case .histogram: [name, "\(name)_bucket", "\(name)_sum", "\(name)_count"]
        }
    }

    struct Limits {
        var labelSets: Int
        var metrics: Int
    }
}
