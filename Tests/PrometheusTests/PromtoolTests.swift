import CoreMetrics
import Foundation
import Prometheus
import Testing

/// The format as Prometheus's own reader and linter see it. Needs `promtool`, from Debian's package `prometheus`.
@Suite("promtool", .timeLimit(.minutes(2))) struct PromtoolTests {
    private func complaints(_ page: [UInt8]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["promtool", "check", "metrics"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(page))
        try input.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    @Test("It reads every kind of metric and finds nothing to improve")
    func check() async throws {
        let registry = PrometheusRegistry(options: PrometheusOptions(labelSetsPerMetric: 20, descriptions: MetricDescription.program))
        for (name, _) in MetricDescription.program {
            if name.hasSuffix("_total") {
                Counter(label: name, dimensions: [("code", "completed")], factory: registry).increment()
            } else if name.hasSuffix("_seconds"), name != "selvedge_outbox_lag_seconds" {
                Timer(label: name, dimensions: [("workflow", "tailor")], factory: registry).recordMilliseconds(3)
            } else if name == "selvedge_commit_batch_size" {
                Recorder(label: name, factory: registry).record(3)
            } else {
                Gauge(label: name, factory: registry).record(1)
            }
        }
        for number in 0..<30 {
            let odd = "\"\(number)\"\\\n\t{}=,é🧵"
            Counter(label: "odd.labels", dimensions: [("a-b", odd), ("le", odd)], factory: registry).increment()
        }
        FloatingPointCounter(label: "spent", factory: registry).increment(by: 0.1)
        Meter(label: "unknown", factory: registry).set(Double.nan)
        let figures = JobFigures(jobs: ["pending": 1], queueDepth: ["default": 2], oldestWaiting: .seconds(1), outboxRows: 1)
        let page = PrometheusPage(registry: registry, sources: [MetricQuery("jobs") { figures.metrics }, ProcessSource()])
        let (status, output) = try self.complaints(await page.body())
        #expect(status == 0 && output.isEmpty, "\(output)(promtool comes with Debian's package prometheus)")
    }

    @Test("It would find what is wrong")
    func control() throws {
        #expect(try self.complaints(Array("# TYPE a counter\na{b=\"\n\"} 1\n".utf8)).status == 1)
    }
}
