import Foundation
import Jobs
import ResumeSteps
import Workflows

/// The real thing: the example résumé, its words shuffled anew for each job, through the tailor workflow.
struct TailorJobs {
    var scratch: Scratch
    var examples: Examples
    var jobs: Int

    func measure() async throws -> [Figure] {
        let slots = min(4, max(2, ProcessInfo.processInfo.activeProcessorCount))
        let steps = ResumeSteps.registry()
        guard let definition = try WorkflowLibrary(uses: steps.names).definition("tailor") else { throw BenchError.process("no tailor") }
        let bench = try Workbench(directory: self.scratch.fresh("tailor"), slots: slots, steps: steps)
        let inputs = try (0..<self.jobs + slots * 2).map { try self.examples.input(UInt64($0)) }
        let result = Box<[Figure]>()
        try await bench.running {
            _ = try await bench.runJobs(slots * 2, inFlight: slots) { try await bench.runJob(definition, input: inputs[$0]) }
            let count = inputs.count - slots * 2
            let start = ContinuousClock.now
            let seconds = try await bench.runJobs(count, inFlight: slots) {
                try await bench.runJob(definition, input: inputs[$0 + slots * 2])
            }
            let total = start.duration(to: .now).inSeconds
            let times = Samples(seconds.map { $0 * 1000 })
            result.value = [
                Figure("tailor jobs, \(slots) in flight", Double(count) / total, "jobs/s", note: "\(count) jobs, fresh text each"),
                Figure("tailor latency, \(slots) in flight, p50", times, "ms"),
                Figure("tailor latency, \(slots) in flight, p99", times.percentile(99), "ms"),
            ]
        }
        return result.value ?? []
    }
}
