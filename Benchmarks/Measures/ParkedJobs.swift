import EventSourcing
import Foundation
import JobRuntime
import Jobs
import StoreConformance

/// Resident memory of an engine, measured in a process of its own so that nothing else has grown its heap.
struct ParkedJobs {
    /// What the child measures.
    struct Outcome: Codable {
        var parked: Int
        var liveActors: Int
        /// Bytes.
        var idle: Int
        var withParked: Int
        /// After the same jobs again: what is still growing, if anything.
        var withTwice: Int
    }

    /// In the child: warms an engine up, measures, parks the jobs, measures again.
    static func measureHere(directory: String, jobs: Int) async throws -> Outcome {
        let bench = try Workbench(directory: directory, slots: 64, steps: StepRegistry([NoOpStep()]))
        let result = Box<Outcome>()
        try await bench.running {
            // Caches, pools and SQLite's pages fill up first; they are bounded and no job's.
            try await self.park(min(jobs, 2000), bench)
            let idle = try await self.settled(bench)
            try await self.park(jobs, bench)
            let once = try await self.settled(bench)
            let parked = try await bench.store.backlog().parked - min(jobs, 2000)
            let live = await bench.engine.worker.liveCount
            try await self.park(jobs, bench)
            let twice = try await self.settled(bench)
            result.value = Outcome(parked: parked, liveActors: live, idle: idle, withParked: once, withTwice: twice)
        }
        guard let outcome = result.value else { throw BenchError.process("nothing was measured") }
        return outcome
    }

    private static func park(_ jobs: Int, _ bench: Workbench) async throws {
        _ = try await bench.runJobs(jobs, inFlight: 64) { _ in try await bench.runJob(.parking, input: Array("{}".utf8)) }
    }

    /// Resident bytes once the last actor is gone.
    private static func settled(_ bench: Workbench) async throws -> Int {
        while await bench.engine.worker.liveCount > 0 { try await Task.sleep(for: .milliseconds(20)) }
        try await Task.sleep(for: .milliseconds(300))
        return try ResidentMemory.trimmed()
    }

    var scratch: Scratch
    var jobs: Int

    func measure() throws -> [Figure] {
        let output = self.scratch.fresh("parked.json")
        let arguments = ["--parked-jobs", "\(self.jobs)", "--directory", self.scratch.fresh("parked")]
        _ = try ChildProcess.run("/proc/self/exe", arguments, output: output)
        let outcome = try JSONDecoder().decode(Outcome.self, from: Data(contentsOf: URL(fileURLWithPath: output)))
        let grown = Double(outcome.withParked - outcome.idle)
        return [
            Figure("resident, engine idle", Double(outcome.idle) / 1_048_576, "MiB"),
            Figure(
                "resident, \(outcome.parked) more jobs parked",
                Double(outcome.withParked) / 1_048_576,
                "MiB",
                note: "\(outcome.liveActors) live actors"
            ),
            Figure("resident, as many again", Double(outcome.withTwice) / 1_048_576, "MiB"),
            Figure("memory a parked job", grown / Double(max(outcome.parked, 1)), "bytes", aim: "0", note: "difference of the lines above"),
        ]
    }
}
