import CoreMetrics

/// A number that goes up and down.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
    private let series: String
    private let value = AtomicDouble()

    init(name: String, labels: LabelSet) { self.series = name + labels.braced() }

    func set(_ value: Int64) { self.value.store(Double(value)) }

    func set(_ value: Double) { self.value.store(value) }

    func increment(by amount: Double) { self.value.add(amount) }

    func decrement(by amount: Double) { self.value.add(-amount) }

    func record(_ value: Int64) { self.value.store(Double(value)) }

    func record(_ value: Double) { self.value.store(value) }

    func write(into writer: inout ExpositionWriter) { writer.sample(self.series, ExpositionWriter.number(self.value.load())) }
}
