import EventSourcing
import Foundation
import Jobs
import PostgreSQLStore

/// What a long log costs: throughput and the time of a listing and of reading a job, with few finished jobs in the database and with
/// many.
struct FleetGrowth {
    private static let inFlight = 512

    var ground: FleetGround
    var isQuick: Bool

    private struct Level: Sendable {
        var finished: Int
        var jobsPerSecond: Samples
        var list: Samples
        var read: Samples
    }

    func measure() async throws -> [Figure] {
        let field = try await self.ground.field()
        let isQuick = self.isQuick
        let fills = try await field.withFleet(slots: Self.inFlight) { submitter in
            let template = try await submitter.run(.noOps)
            _ = try await submitter.runNoOps(isQuick ? 200 : 2000, inFlight: 64)
            var levels: [Level] = []
            var fill = FinishedJobs(field: field, template: template)
            for finished in isQuick ? [1000, 20_000] : [10_000, 1_000_000] {
                try await fill.fill(to: finished)
                levels.append(try await Self.level(submitter, fill, jobs: isQuick ? 500 : 8000))
            }
            return (levels: levels, seconds: fill.seconds)
        }
        guard let few = fills.levels.first, let many = fills.levels.last else { return [] }
        let aim = "at most 15"
        return fills.levels.flatMap(Self.figures) + [
            Figure("fleet: time to fill in \(many.finished) finished jobs", fills.seconds, "s", note: "copies of a finished job's rows"),
            Figure("fleet: slowdown of throughput", (few.jobsPerSecond.median / many.jobsPerSecond.median - 1) * 100, "%", aim: aim),
            Figure("fleet: slowdown of a listing", (many.list.median / few.list.median - 1) * 100, "%", aim: aim),
            Figure("fleet: slowdown of reading a job", (many.read.median / few.read.median - 1) * 100, "%", aim: aim),
        ]
    }

    private static func level(_ submitter: FleetSubmitter, _ fill: FinishedJobs, jobs: Int) async throws -> Level {
        _ = try await submitter.runNoOps(jobs / 4, inFlight: Self.inFlight)
        var rates: [Double] = []
        for _ in 0..<3 { rates.append(Double(jobs) / (try await submitter.runNoOps(jobs, inFlight: Self.inFlight)).seconds) }
        let store = submitter.node.store
        var lists: [Double] = []
        var reads: [Double] = []
        for _ in 0..<300 {
            let start = ContinuousClock.now
            let page = try await store.jobs(JobQuery(userID: submitter.user, before: fill.anyJob(), limit: 50))
            let listed = ContinuousClock.now
            let job = fill.anyJob()
            let row = try await store.job(job)
            let events = try await store.readStream(job, from: 1)
            let read = ContinuousClock.now
            guard !page.isEmpty, row?.version == events.count else { throw BenchError.process("a finished job is not there") }
            lists.append((listed - start).inSeconds * 1000)
            reads.append((read - listed).inSeconds * 1000)
        }
        return Level(finished: fill.count, jobsPerSecond: Samples(rates), list: Samples(lists), read: Samples(reads))
    }

    private static func figures(_ level: Level) -> [Figure] {
        let name = "fleet, \(level.finished) finished jobs:"
        return [
            Figure("\(name) no-op jobs, \(Self.inFlight) in flight", level.jobsPerSecond, "jobs/s"),
            Figure("\(name) 50 jobs of a user listed, p50", level.list.median, "ms"),
            Figure("\(name) 50 jobs of a user listed, p99", level.list.percentile(99), "ms"),
            Figure("\(name) a job read with its events, p50", level.read.median, "ms"),
            Figure("\(name) a job read with its events, p99", level.read.percentile(99), "ms"),
        ]
    }
}
