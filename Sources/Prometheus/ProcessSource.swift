import FoundationEssentials
import Glibc

/// What the kernel knows of this process, under the names that Prometheus's own libraries use.
public struct ProcessSource: MetricSource {
    private struct Unreadable: Error {}

    public let name = "process"
    private let start = Date().timeIntervalSince1970

    /// Make it when the process starts.
    public init() {}

    public func gather() async throws -> [GatheredMetric] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: "/proc/self/stat")), as: UTF8.self)
        guard let stat = ProcessStatus(text) else { throw Unreadable() }
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        let ticks = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
        let page = Double(max(1, sysconf(Int32(_SC_PAGESIZE))))
        return [
            .counter("process_cpu_seconds_total", help: "CPU time used.", [.init(Double(stat.ticks) / ticks)]),
            .gauge("process_resident_memory_bytes", help: "Memory in use.", [.init(Double(stat.residentPages) * page)]),
            .gauge("process_open_fds", help: "Open file descriptors.", [.init(Double(descriptors))]),
            .gauge("process_start_time_seconds", help: "When it started, in seconds since 1970.", [.init(self.start)]),
        ]
    }
}
