import CoreMetrics
import Prometheus
import Testing

@Suite("Prometheus under load", .timeLimit(.minutes(2))) struct ConcurrencyTests {
    @Test("No update is lost, and every page read meanwhile is consistent")
    func updates() async {
        let registry = PrometheusRegistry(options: PrometheusOptions(timerBuckets: [0.5, 1]))
        let rounds = 5000
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    let counter = Counter(label: "c", factory: registry)
                    let fractional = FloatingPointCounter(label: "f", factory: registry)
                    let meter = Meter(label: "m", factory: registry)
                    let timer = Timer(label: "t", factory: registry)
                    for round in 0..<rounds {
                        counter.increment()
                        fractional.increment(by: 0.5)
                        meter.increment(by: 2)
                        meter.decrement(by: 1)
                        timer.recordMilliseconds(round % 3 * 500)
                        if round % 500 == 0 { Counter(label: "by_task", dimensions: [("task", "\(task)")], factory: registry).increment() }
                    }
                }
            }
            group.addTask {
                for _ in 0..<200 {
                    let samples = registry.samples
                    let infinite = samples.first { $0.hasPrefix("t_seconds_bucket{le=\"+Inf\"}") }?.split(separator: " ").last
                    let count = samples.first { $0.hasPrefix("t_seconds_count") }?.split(separator: " ").last
                    #expect(infinite == count)
                }
            }
        }
        let total = 8 * rounds
        let samples = registry.samples
        #expect(samples.contains("c_total \(total)"))
        #expect(samples.contains("f_total \(total / 2)"))
        #expect(samples.contains("m \(total)"))
        #expect(samples.contains("t_seconds_count \(total)"))
        #expect(samples.filter { $0.hasPrefix("by_task_total") } == (0..<8).map { "by_task_total{task=\"\($0)\"} 10" })
    }

    @Test("Series that come and go while they are updated and read leave nothing behind")
    func lives() async {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    for round in 0..<500 {
                        let counter = Counter(label: "c", dimensions: [("n", "\((task + round) % 5)")], factory: registry)
                        counter.increment()
                        counter.destroy()
                        if round % 50 == 0 { _ = registry.exposition() }
                    }
                }
            }
        }
        #expect(registry.text.isEmpty)
    }
}
