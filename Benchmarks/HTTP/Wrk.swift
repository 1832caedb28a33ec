import Foundation
import ProcessSupport
import ServerSupport

/// Debian's `wrk`: one thread that keeps so many connections busy.
struct Wrk: Sendable {
    static let program = "/usr/bin/wrk"

    struct Outcome: Sendable {
        var requestsPerSecond: Double
        /// Milliseconds.
        var p99: Double
    }

    var seconds: Int
    var connections = 32

    static func check() throws {
        guard FileManager.default.isExecutableFile(atPath: Self.program) else {
            throw ServerFault.missing(program: "wrk", package: "wrk")
        }
    }

    /// - Parameters:
    ///   - script: Lua that shapes the requests; what they answer must be a success.
    func run(_ url: String, script: String = "") async throws -> Outcome {
        let directory = try TemporaryDirectory()
        try Data((script + Self.ending).utf8).write(to: URL(fileURLWithPath: directory.file("requests.lua")))
        let outcome =
            try await ProcessSupport.ChildProcess(
                Self.program,
                ["-t", "1", "-c", "\(self.connections)", "-d", "\(self.seconds)s", "--latency", "-s", directory.file("requests.lua"), url],
                environment: ["PATH": "/usr/bin:/bin"],
                workingDirectory: directory.path
            )
            .wait(atMost: Double(self.seconds) + 60)
        let words = outcome.lines.last { $0.hasPrefix("figures ") }?.split(separator: " ").dropFirst().compactMap { Double($0) } ?? []
        guard outcome.code == 0, words.count == 4, words[1] > 0 else { throw BenchError.process("wrk: \(outcome)") }
        guard words[3] == 0 else { throw BenchError.process("wrk: \(Int(words[3])) requests of \(url) were refused or failed") }
        return Outcome(requestsPerSecond: words[0] / (words[1] / 1_000_000), p99: words[2] / 1000)
    }

    /// Requests, microseconds, 99th percentile, failures.
    private static let ending = """

        done = function(summary, latency)
            local e = summary.errors
            io.write(string.format("figures %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(99),
                e.connect + e.read + e.write + e.status + e.timeout))
        end

        """
}
