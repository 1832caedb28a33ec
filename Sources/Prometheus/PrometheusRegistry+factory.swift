public import CoreMetrics

extension PrometheusRegistry: MetricsFactory {
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        self.counter(label, dimensions) ?? self.dropped(label)
    }

    public func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        self.counter(label, dimensions) ?? self.dropped(label)
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        self.gauge(label, dimensions) ?? self.dropped(label)
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate { return self.histogram(label, dimensions, isTimer: false) ?? self.dropped(label) }
        return self.gauge(label, dimensions) ?? self.dropped(label)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        self.histogram(label, dimensions, isTimer: true) ?? self.dropped(label)
    }

    public func destroyCounter(_ handler: any CounterHandler) { (handler as? CounterSeries).map(self.release) }

    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { (handler as? CounterSeries).map(self.release) }

    public func destroyMeter(_ handler: any MeterHandler) { (handler as? GaugeSeries).map(self.release) }

    public func destroyRecorder(_ handler: any RecorderHandler) {
        (handler as? HistogramSeries).map(self.release)
        (handler as? GaugeSeries).map(self.release)
    }

    public func destroyTimer(_ handler: any TimerHandler) { (handler as? HistogramSeries).map(self.release) }
}
