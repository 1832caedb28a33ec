import CoreMetrics
import Prometheus
import Testing

@Suite("Prometheus histograms") struct HistogramTests {
    @Test("A bucket holds what is at most its bound, and all smaller ones")
    func bounds() {
        let registry = PrometheusRegistry(options: PrometheusOptions(timerBuckets: [0.5, 0.005, 0.005, .infinity, 1]))
        let timer = Timer(label: "t", factory: registry)
        timer.recordNanoseconds(5_000_000)
        timer.recordNanoseconds(5_000_001)
        timer.recordNanoseconds(500_000_000)
        timer.recordNanoseconds(1_000_000_001)
        timer.recordNanoseconds(-7)
        #expect(
            registry.samples.prefix(4) == [
                #"t_seconds_bucket{le="0.005"} 2"#,
                #"t_seconds_bucket{le="0.5"} 4"#,
                #"t_seconds_bucket{le="1"} 4"#,
                #"t_seconds_bucket{le="+Inf"} 5"#,
            ]
        )
        #expect(registry.samples.last == "t_seconds_count 5")
    }

    @Test("What is no number is not observed")
    func notNumbers() {
        let registry = PrometheusRegistry(options: PrometheusOptions(recorderBuckets: [1]))
        let recorder = Recorder(label: "r", factory: registry)
        for value in [Double.nan, .infinity, -.infinity, 0.5, -2] { recorder.record(value) }
        #expect(registry.samples == [#"r_bucket{le="1"} 2"#, #"r_bucket{le="+Inf"} 2"#, "r_sum -1.5", "r_count 2"])
    }

    @Test("A metric has the buckets of its description")
    func ownBuckets() {
        let options = PrometheusOptions(descriptions: ["t_seconds": MetricDescription("T.", buckets: [60, 3600])])
        let registry = PrometheusRegistry(options: options)
        Timer(label: "t", factory: registry).recordSeconds(61)
        #expect(registry.samples.first == #"t_seconds_bucket{le="60"} 0"#)
        #expect(registry.samples.dropFirst().first == #"t_seconds_bucket{le="3600"} 1"#)
        #expect(registry.samples.count == 5)
    }
}
