import CoreMetrics
import Prometheus
import Synchronization
import Testing

@Suite("Metrics page", .timeLimit(.minutes(1))) struct PageTests {
    private struct Away: Error {}

    private func text(_ page: some MetricsPage) async -> String { String(decoding: await page.body(), as: UTF8.self) }

    @Test("Gathered metrics stand among the recorded ones, and before one of the same name")
    func gathered() async {
        let registry = PrometheusRegistry()
        Counter(label: "a", factory: registry).increment()
        Gauge(label: "selvedge_outbox_rows", factory: registry).record(99)
        Gauge(label: "z", factory: registry).record(1)
        let figures = JobFigures(
            jobs: ["pending": 3, "completed": 7],
            queueDepth: ["high": 1],
            oldestWaiting: .milliseconds(1500),
            outboxRows: 2,
            outboxLag: .milliseconds(250)
        )
        let page = PrometheusPage(registry: registry, sources: [MetricQuery("jobs") { figures.metrics }])
        #expect(page.contentType == "text/plain; version=0.0.4; charset=utf-8")
        let samples = await self.text(page).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            samples == [
                "a_total 1",
                #"selvedge_jobs{status="completed"} 7"#,
                #"selvedge_jobs{status="pending"} 3"#,
                "selvedge_oldest_waiting_job_seconds 1.5",
                "selvedge_outbox_lag_seconds 0.25",
                "selvedge_outbox_rows 2",
                #"selvedge_queue_depth{queue="high"} 1"#,
                #"selvedge_scrape_failures_total{source="jobs"} 0"#,
                "z 1",
            ]
        )
    }

    @Test("A source that fails or hangs is missing and counted; the rest of the page stays")
    func failing() async {
        let registry = PrometheusRegistry()
        let page = PrometheusPage(
            registry: registry,
            sources: [
                MetricQuery("gone") { throw Away() },
                MetricQuery("slow") {
                    try await Task.sleep(for: .seconds(3600))
                    return []
                },
                MetricQuery("well") { [.gauge("up", help: "Up.", [.init(1)])] },
            ],
            patience: .seconds(3)
        )
        let text = await self.text(page)
        #expect(text.contains("\nup 1\n"))
        #expect(text.contains("selvedge_scrape_failures_total{source=\"gone\"} 1"))
        #expect(text.contains("selvedge_scrape_failures_total{source=\"slow\"} 1"))
        #expect(text.contains("selvedge_scrape_failures_total{source=\"well\"} 0"))
    }

    @Test("A source is asked once for pages that follow each other quickly, and again later")
    func freshness() async {
        let asked = Atomic<Int>(0)
        let source = MetricQuery("counted") {
            [.counter("asked_total", help: "Asked.", [.init(Double(asked.wrappingAdd(1, ordering: .relaxed).newValue))])]
        }
        let calm = PrometheusPage(registry: PrometheusRegistry(), sources: [source], freshness: .seconds(3600))
        for _ in 0..<3 { #expect(await self.text(calm).contains("asked_total 1\n")) }
        let eager = PrometheusPage(registry: PrometheusRegistry(), sources: [source], freshness: .zero)
        #expect(await self.text(eager).contains("asked_total 2\n"))
        #expect(await self.text(eager).contains("asked_total 3\n"))
    }

    @Test("A page that nobody waits for any more is no failure of its sources")
    func abandoned() async throws {
        let registry = PrometheusRegistry()
        let isAsked = Atomic<Bool>(false)
        let source = MetricQuery("slow") {
            isAsked.store(true, ordering: .relaxed)
            try await Task.sleep(for: .seconds(3600))
            return []
        }
        let page = PrometheusPage(registry: registry, sources: [source], patience: .seconds(3600))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await page.body() }
            let deadline = ContinuousClock.now + .seconds(30)
            while !isAsked.load(ordering: .relaxed), ContinuousClock.now < deadline { await Task.yield() }
            group.cancelAll()
        }
        let wasAsked = isAsked.load(ordering: .relaxed)
        #expect(wasAsked)
        #expect(registry.samples == [#"selvedge_scrape_failures_total{source="slow"} 0"#])
    }
}
