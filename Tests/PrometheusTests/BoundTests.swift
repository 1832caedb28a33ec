import CoreMetrics
import Prometheus
import Testing

@Suite("Prometheus bounds") struct BoundTests {
    @Test("A metric has a bounded number of label sets; updates to further ones are counted as dropped")
    func labelSets() {
        let registry = PrometheusRegistry(options: PrometheusOptions(labelSetsPerMetric: 3))
        for number in 0..<10 {
            Counter(label: "c", dimensions: [("n", "\(number)")], factory: registry).increment()
            Timer(label: "t", dimensions: [("n", "\(number)")], factory: registry).recordSeconds(1)
        }
        Counter(label: "c", dimensions: [("n", "1")], factory: registry).increment()
        #expect(registry.samples.filter { $0.hasPrefix("c_total{") } == (0..<3).map { "c_total{n=\"\($0)\"} \($0 == 1 ? 2 : 1)" })
        #expect(registry.samples.count { $0.hasPrefix("t_seconds_count") } == 3)
        #expect(registry.samples.contains(#"selvedge_metrics_dropped_total{metric="c"} 7"#))
        #expect(registry.samples.contains(#"selvedge_metrics_dropped_total{metric="t"} 7"#))
    }

    @Test("A registry has a bounded number of metrics, and counts what the others lose without growing itself")
    func metrics() {
        let registry = PrometheusRegistry(options: PrometheusOptions(labelSetsPerMetric: 5, metrics: 4))
        for number in 0..<100 { Meter(label: "m\(number)", factory: registry).set(1) }
        #expect(registry.samples.filter { $0.hasPrefix("m") }.count == 4)
        let dropped = registry.samples.filter { $0.hasPrefix("selvedge_metrics_dropped_total") }
        #expect(dropped.count == 6)
        #expect(dropped.contains(#"selvedge_metrics_dropped_total{metric="other"} 91"#))
    }

    @Test("A name means one kind of metric, and no metric writes another's samples")
    func kinds() {
        let registry = PrometheusRegistry(options: PrometheusOptions(recorderBuckets: []))
        Recorder(label: "size", factory: registry).record(1)
        Meter(label: "size", factory: registry).set(2)
        Meter(label: "size_count", factory: registry).set(3)
        Meter(label: "rate_sum", factory: registry).set(4)
        Recorder(label: "rate", factory: registry).record(5)
        #expect(
            registry.samples == [
                "rate_sum 4",
                #"selvedge_metrics_dropped_total{metric="rate"} 1"#,
                #"selvedge_metrics_dropped_total{metric="size"} 1"#,
                #"selvedge_metrics_dropped_total{metric="size_count"} 1"#,
                #"size_bucket{le="+Inf"} 1"#,
                "size_sum 1",
                "size_count 1",
            ]
        )
    }
}
