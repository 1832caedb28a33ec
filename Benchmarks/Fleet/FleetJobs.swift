import EventSourcing
import Jobs
import PostgreSQLStore

/// No-op jobs of five steps on PostgreSQL and RabbitMQ, submitted by this process and run by another, against bare PostgreSQL
/// writing the same events.
struct FleetJobs {
    private static let slots = 512

    var ground: FleetGround
    var isQuick: Bool

    private struct Level: Sendable {
        var inFlight: Int
        var jobsPerSecond: Samples
        var milliseconds: Samples
        var commits: Double
        var walBytes: Double
        var statements: Double?
    }

    func measure() async throws -> [Figure] {
        let field = try await self.ground.field()
        let isQuick = self.isQuick
        let (levels, job) = try await field.withFleet(slots: Self.slots) { submitter in
            _ = try await submitter.runNoOps(isQuick ? 200 : 2000, inFlight: 64)
            var levels: [Level] = []
            for (inFlight, jobs) in [(1, 300), (64, 5000), (512, 10_000)] {
                levels.append(try await Self.level(inFlight, isQuick ? jobs / 10 : jobs, submitter, field))
            }
            return (levels, try await submitter.node.store.readStream(try await submitter.run(.noOps), from: 1))
        }
        let ceiling = try await FleetCeiling(field: field, events: job, seconds: self.isQuick ? 2 : 6).measure()
        return levels.flatMap(Self.figures) + Self.figures(levels, ceiling, events: job.count)
    }

    private static func level(_ inFlight: Int, _ jobs: Int, _ submitter: FleetSubmitter, _ field: FleetField) async throws -> Level {
        var rates: [Double] = []
        var each: [Double] = []
        let before = try await DatabaseCounters.read(field)
        for _ in 0..<3 {
            let round = try await submitter.runNoOps(jobs, inFlight: inFlight)
            rates.append(Double(jobs) / round.seconds)
            each += round.each
        }
        let after = try await DatabaseCounters.read(field)
        let all = Double(3 * jobs)
        return Level(
            inFlight: inFlight,
            jobsPerSecond: Samples(rates),
            milliseconds: Samples(each.map { $0 * 1000 }),
            commits: Double(after.commits - before.commits) / all,
            walBytes: Double(after.walBytes - before.walBytes) / all,
            statements: after.statements.flatMap { after in before.statements.map { Double(after - $0) / all } }
        )
    }

    private static func figures(_ level: Level) -> [Figure] {
        let name = "fleet, \(level.inFlight) in flight:"
        var figures = [
            Figure("\(name) no-op jobs", level.jobsPerSecond, "jobs/s", aim: level.inFlight == 512 ? "at least 2500" : nil),
            Figure("\(name) submit to completed, p50", level.milliseconds.median, "ms", aim: level.inFlight == 1 ? "at most 5" : nil),
            Figure("\(name) submit to completed, p99", level.milliseconds.percentile(99), "ms"),
            Figure("\(name) commits a job", level.commits, "commits", note: "transactions that write, all processes"),
            Figure("\(name) write-ahead log a job", level.walBytes / 1024, "KiB"),
        ]
        if let statements = level.statements { figures.append(Figure("\(name) statements a job", statements, "statements")) }
        return figures
    }

    private static func figures(_ levels: [Level], _ ceiling: FleetCeiling.Result, events: Int) -> [Figure] {
        let most = levels.last?.jobsPerSecond.median ?? .nan
        return ceiling.figures + [
            Figure("fleet, 512 in flight: events", most * Double(events), "events/s", note: "\(events) a job"),
            Figure("fleet, 512 in flight: of the ceiling", most * Double(events) / ceiling.best * 100, "%", aim: "at least 33"),
        ]
    }
}
