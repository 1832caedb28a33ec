import Testing

@testable import Prometheus

@Suite("Process metrics") struct ProcessTests {
    @Test("They are read past a name with parentheses; anything else is refused")
    func reading() {
        let line = "42 (a) b (c)) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 9 0 1000 123456789 777 18446744073709551615 1 1"
        let status = ProcessStatus(line)
        #expect(status?.ticks == 300 && status?.residentPages == 777)
        for rubbish in ["", "42 (a) S", "42 a S 1 2 3", line.replacing("250", with: "x")] { #expect(ProcessStatus(rubbish) == nil) }
    }

    @Test("This process has used time and memory and has files open")
    func own() async throws {
        let page = PrometheusPage(registry: PrometheusRegistry(), sources: [ProcessSource()])
        let text = String(decoding: await page.body(), as: UTF8.self)
        #expect(text.contains("selvedge_scrape_failures_total{source=\"process\"} 0"))
        for name in ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "process_start_time_seconds"] {
            let sample = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
            let value = try #require(sample?.split(separator: " ").last.flatMap { Double($0) })
            #expect(value > 0)
        }
    }
}
