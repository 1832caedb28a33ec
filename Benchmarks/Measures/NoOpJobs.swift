import EventSourcing
import JobRuntime
import Jobs
import StoreConformance

/// No-op jobs of five steps against bare SQLite writing the same bytes in batches of the same size, round by round on one disk.
struct NoOpJobs {
    static let inFlight = 64

    var scratch: Scratch
    var rounds: Int
    var jobs: Int

    private struct Round {
        var jobsPerSecond: Double
        var processorTime: Double
        var latencies: [Double]
        var commitsPerJob: Double
        var eventsPerJob: Double
        var bytesPerJob: Double
        var batch: Int
        var log: [StoredEvent]
    }

    func measure() async throws -> [Figure] {
        var rounds: [Round] = []
        var ceilings: [Double] = []
        for number in 0..<self.rounds {
            let round = try await self.round(number)
            rounds.append(round)
            rounds[number].log = []
            let bare = try BareLog(path: self.scratch.fresh("bare-\(number).sqlite"))
            let seconds = try bare.insert(round.log, batch: round.batch)
            ceilings.append(Double(round.log.count) / seconds / round.eventsPerJob)
        }
        let batch = Samples(rounds.map { Double($0.batch) }).median
        let ratios = zip(rounds, ceilings).map { $0.jobsPerSecond / $1 }
        let latencies = Samples(rounds.flatMap(\.latencies).map { $0 * 1000 })
        return [
            Figure("no-op jobs, \(Self.inFlight) in flight", Samples(rounds.map(\.jobsPerSecond)), "jobs/s"),
            Figure(
                "ceiling: same bytes, bare SQLite",
                Samples(ceilings),
                "jobs/s",
                note: "\(Int(batch)) events a commit, as the service's"
            ),
            Figure("no-op jobs of the ceiling", Samples(ratios.map { $0 * 100 }), "%", aim: "at least 50"),
            Figure("no-op latency, \(Self.inFlight) in flight, p50", latencies.median, "ms"),
            Figure("no-op latency, \(Self.inFlight) in flight, p99", latencies.percentile(99), "ms"),
            Figure("processor time a no-op job", Samples(rounds.map { $0.processorTime * 1000 }), "ms"),
            Figure("commits a job, \(Self.inFlight) in flight", Samples(rounds.map(\.commitsPerJob)), "commits"),
            Figure("events a job", Samples(rounds.map(\.eventsPerJob)), "events"),
            Figure("log a job, without payloads", Samples(rounds.map { $0.bytesPerJob / 1024 }), "KiB", aim: "less than 6"),
        ]
    }

    private func round(_ number: Int) async throws -> Round {
        let jobs = self.jobs
        let bench = try Workbench(directory: self.scratch.fresh("no-op-\(number)"), slots: Self.inFlight, steps: StepRegistry([NoOpStep()]))
        let result = Box<Round>()
        try await bench.running {
            _ = try await bench.runJobs(Self.inFlight * 2, inFlight: Self.inFlight, job: Self.job(bench))
            let before = await bench.engine.committer.statistics
            let start = ContinuousClock.now
            let processor = ProcessorTime.seconds
            let latencies = try await bench.runJobs(jobs, inFlight: Self.inFlight, job: Self.job(bench))
            let seconds = start.duration(to: .now).inSeconds
            let processorTime = ProcessorTime.seconds - processor
            let after = await bench.engine.committer.statistics
            let (commits, events) = (after.commits - before.commits, after.events - before.events)
            result.value = Round(
                jobsPerSecond: Double(jobs) / seconds,
                processorTime: processorTime / Double(jobs),
                latencies: latencies,
                commitsPerJob: Double(commits) / Double(jobs),
                eventsPerJob: Double(events) / Double(jobs),
                bytesPerJob: Double(after.bytes - before.bytes) / Double(jobs),
                batch: max(1, Int((Double(events) / Double(commits)).rounded())),
                log: try await bench.store.readFeed(after: Int64(before.events), limit: events)
            )
        }
        guard let round = result.value else { throw BenchError.process("the no-op round has no result") }
        return round
    }

    private static func job(_ bench: Workbench) -> @Sendable (Int) async throws -> JobRow {
        { _ in try await bench.runJob(.noOps, input: Array("{}".utf8)) }
    }
}
