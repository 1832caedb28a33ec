import CoreMetrics

/// Stands in for a series there is no room for: counts what would have been recorded.
final class DroppedSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    private let dropped: CounterSeries?

    init(countedBy dropped: CounterSeries?) { self.dropped = dropped }

    func increment(by amount: Int64) { self.drop() }
    func increment(by amount: Double) { self.drop() }
    func decrement(by amount: Double) { self.drop() }
    func set(_ value: Int64) { self.drop() }
    func set(_ value: Double) { self.drop() }
    func record(_ value: Int64) { self.drop() }
    func record(_ value: Double) { self.drop() }
    func recordNanoseconds(_ duration: Int64) { self.drop() }
    func reset() {}

    private func drop() { self.dropped?.increment(by: Int64(1)) }
}
