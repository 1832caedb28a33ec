import EventSourcing
import Metrics
import Prometheus

/// What `/metrics` shows: what this process has counted and timed, and how many jobs the store has of each status.
struct ServeMetrics: Sendable {
    private let registry = PrometheusRegistry(options: PrometheusOptions(descriptions: MetricDescription.program))
    private let process = ProcessSource()

    /// Once a process, before any part of it looks up what it counts with.
    func install() { MetricsSystem.bootstrap(self.registry) }

    func page(of store: any JobStore) -> @Sendable () async -> String {
        let jobs = MetricQuery("jobs") {
            let counts = try await store.counts(userID: nil)
            let samples = counts.map { GatheredMetric.Sample(Double($0.value), labels: [(name: "status", value: $0.key)]) }
            return [.gauge("selvedge_jobs", help: "Jobs by status.", samples)]
        }
        let page = PrometheusPage(registry: self.registry, sources: [self.process, jobs])
        return { String(decoding: await page.body(), as: UTF8.self) }
    }
}
