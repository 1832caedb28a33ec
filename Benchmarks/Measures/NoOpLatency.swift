import JobRuntime
import Jobs

/// No-op jobs one at a time: what durability costs when nobody shares the commits.
struct NoOpLatency {
    var scratch: Scratch
    var jobs: Int

    func measure() async throws -> [Figure] {
        let jobs = self.jobs
        let bench = try Workbench(directory: self.scratch.fresh("one"), slots: 4, steps: StepRegistry([NoOpStep()]))
        let result = Box<[Figure]>()
        try await bench.running {
            let input = Array("{}".utf8)
            _ = try await bench.runJobs(10, inFlight: 1) { _ in try await bench.runJob(.noOps, input: input) }
            let before = await bench.engine.committer.statistics
            let seconds = try await bench.runJobs(jobs, inFlight: 1) { _ in try await bench.runJob(.noOps, input: input) }
            let after = await bench.engine.committer.statistics
            let times = Samples(seconds.map { $0 * 1000 })
            result.value = [
                Figure("no-op latency, one at a time, p50", times, "ms"),
                Figure("no-op latency, one at a time, p99", times.percentile(99), "ms"),
                Figure("commits a job, one at a time", Double(after.commits - before.commits) / Double(jobs), "commits"),
            ]
        }
        return result.value ?? []
    }
}
