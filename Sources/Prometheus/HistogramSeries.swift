import CoreMetrics
import Synchronization

/// Observations counted by size. A lock keeps buckets, sum and count of one scrape in step with each other.
final class HistogramSeries: MetricSeries, RecorderHandler, TimerHandler {
    private struct State {
        /// One more than there are bounds; not yet cumulative.
        var counts: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    /// One for each of the counts.
    private let buckets: [String]
    private let sum: String
    private let count: String
    private let state: Mutex<State>

    /// - Parameter bounds: finite and rising.
    init(name: String, labels: LabelSet, bounds: [Double]) {
        self.bounds = bounds
        self.buckets = (bounds + [.infinity]).map { "\(name)_bucket\(labels.braced(and: "le=\"\(ExpositionWriter.number($0))\""))" }
        self.sum = "\(name)_sum\(labels.braced())"
        self.count = "\(name)_count\(labels.braced())"
        self.state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    /// What is no number is left out: it would spoil the sum for good.
    func record(_ value: Double) {
        guard value.isFinite else { return }
        // Few enough for a walk, which is as fast as halving; most observations are small.
        var bucket = 0
        while bucket < self.bounds.count, value > self.bounds[bucket] { bucket += 1 }
        self.state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func record(_ value: Int64) { self.record(Double(value)) }

    /// A duration, observed in seconds. Clocks that jump back make no negative ones.
    func recordNanoseconds(_ duration: Int64) { self.record(Double(max(0, duration)) / 1_000_000_000) }

    func write(into writer: inout ExpositionWriter) {
        let state = self.state.withLock { $0 }
        var total: UInt64 = 0
        for (bucket, count) in zip(self.buckets, state.counts) {
            total += count
            writer.sample(bucket, "\(total)")
        }
        writer.sample(self.sum, ExpositionWriter.number(state.sum))
        writer.sample(self.count, "\(total)")
    }
}
