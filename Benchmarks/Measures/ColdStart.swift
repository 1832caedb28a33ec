import EventSourcing
import Foundation
import JobRuntime
import Jobs
import SQLiteStore

/// `selvedge tailor` from process start to process end, on a fresh store and on one that is there.
struct ColdStart {
    var selvedge: String
    var scratch: Scratch
    var runs: Int

    private struct Run {
        var total: Double
        /// Process start to JobCreated, JobCreated to JobCompleted, JobCompleted to process end.
        var phases: [Double]
    }

    func measure() async throws -> [Figure] {
        let bare = try (0..<self.runs).map { _ in try ChildProcess.run(self.selvedge, ["--version"]).milliseconds }
        var fresh: [Run] = []
        var existing: [Run] = []
        // The first warms the file system's cache, as any machine that just installed the program has it.
        _ = try await self.run(store: self.scratch.fresh("cold"))
        for _ in 0..<self.runs { fresh.append(try await self.run(store: self.scratch.fresh("cold"))) }
        for _ in 0..<self.runs { existing.append(try await self.run(store: self.scratch.root + "/cold")) }
        let phases = ["start, read and submit", "the job itself", "wind up and write the PDF"]
        return [
            Figure("cold start to first job done, fresh store", Samples(fresh.map(\.total)), "ms", aim: "less than 150"),
            Figure("cold start to first job done, existing store", Samples(existing.map(\.total)), "ms", aim: "less than 150"),
        ]
            + phases.indices.map { phase in
                Figure("  of which \(phases[phase])", Samples(existing.map { $0.phases[phase] }), "ms")
            } + [Figure("  a process that only prints its version", Samples(bare), "ms")]
    }

    private func run(store: String) async throws -> Run {
        let output = self.scratch.root + "/tailor.json"
        let arguments = [
            "tailor", Examples.resumePath, "--posting", Examples.postingPath, "--store", store, "--json", "--out",
            self.scratch.root + "/cold.pdf",
        ]
        let ending = try ChildProcess.run(self.selvedge, arguments, output: output)
        let log = try SQLiteJobStore.openForReading(at: store)
        let newest = try await log.jobs(JobQuery(limit: 1)).first
        try log.close()
        guard let newest else { throw BenchError.process("selvedge tailor made no job") }
        return Run(
            total: ending.milliseconds,
            phases: [
                Double(newest.createdAt.microseconds - ending.startedAt) / 1000,
                Double(newest.updatedAt.microseconds - newest.createdAt.microseconds) / 1000,
                Double(ending.endedAt - newest.updatedAt.microseconds) / 1000,
            ]
        )
    }
}
