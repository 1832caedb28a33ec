import CoreMetrics
import Synchronization

/// A number that only grows. Whole and fractional amounts are kept apart, so that whole ones stay exact.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
    private let series: String
    private let whole = Atomic<UInt64>(0)
    private let fractional = AtomicDouble()

    init(name: String, labels: LabelSet) { self.series = name + labels.braced() }

    /// Negative amounts are ignored: a counter that falls reads as a restart.
    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        self.whole.wrappingAdd(UInt64(amount), ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        self.fractional.add(amount)
    }

    func reset() {
        self.whole.store(0, ordering: .relaxed)
        self.fractional.store(0)
    }

    func write(into writer: inout ExpositionWriter) {
        let whole = self.whole.load(ordering: .relaxed)
        let fractional = self.fractional.load()
        writer.sample(self.series, fractional == 0 ? "\(whole)" : ExpositionWriter.number(Double(whole) + fractional))
    }
}
