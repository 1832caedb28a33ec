/// Numbers that somebody else keeps, such as the store, as they were when asked.
public struct GatheredMetric: Sendable {
    /// One number with the labels that tell it from the metric's others.
    public struct Sample: Sendable {
        public var labels: [(name: String, value: String)]
        public var value: Double

        public init(_ value: Double, labels: [(name: String, value: String)] = []) {
            self.value = value
            self.labels = labels
        }
    }

    public var name: String
    public var help: String
    public var samples: [Sample]
    let kind: MetricKind

    /// A number that goes up and down.
    public static func gauge(_ name: String, help: String, _ samples: [Sample]) -> Self {
        Self(name: name, help: help, samples: samples, kind: .gauge)
    }

    /// A number that only grows; its name ends in `_total`.
    public static func counter(_ name: String, help: String, _ samples: [Sample]) -> Self {
        Self(name: name, help: help, samples: samples, kind: .counter)
    }

    var writtenName: String { MetricName.metric(self.name, suffix: self.kind == .counter ? "_total" : "") }

    /// Of equal label sets the last one counts; of more than `limit`, the first in order.
    func write(limit: Int, into writer: inout ExpositionWriter) {
        var values: [LabelSet: Double] = [:]
        for sample in self.samples { values[LabelSet(sample.labels.map { ($0.name, $0.value) })] = sample.value }
        for (labels, value) in values.sorted(by: { $0.key < $1.key }).prefix(limit) {
            writer.sample(self.writtenName + labels.braced(), ExpositionWriter.number(value))
        }
    }
}
