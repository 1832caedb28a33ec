import CoreMetrics
import EventSourcing
import Jobs
import Synchronization

/// What a process counts and times. Labels are few and bounded: names of workflows and steps, codes of the program, never a user or job.
final class RuntimeMetrics: Sendable {
    private struct StepKey: Hashable {
        var step: String
        var code: String
    }

    /// A service outside, or a workflow file, could name any number of steps and codes; beyond this many they count as `other`.
    private static let seriesLimit = 512

    private let factory: any MetricsFactory
    /// Whether anybody listens.
    private let isOn: Bool
    private let steps = Mutex<[StepKey: Counter]>([:])
    private let stepTimers = Mutex<[String: Timer]>([:])
    private let jobTimers = Mutex<[String: Timer]>([:])
    private let jobs: [String: Counter]
    private let deliveries: (first: Counter, again: Counter)
    private let renewals: (done: Counter, failed: Counter)
    private let misses: (stale: Counter, fenced: Counter)
    private let commitTimer: Timer
    private let publishTimer: Timer
    private let batchSizes: Recorder
    private let counters: [Count: Counter]
    private let gauges: [Level: Gauge]

    /// What is counted without labels.
    enum Count: String, CaseIterable {
        case commits
        case events
        case takeovers
        case returned = "relay_returned"
        case rescued
        case timersFired = "timers_fired"
        case continuations
        case deferred
    }

    /// What goes up and down.
    enum Level: String, CaseIterable {
        case liveJobs = "live_jobs"
        case outboxRows = "outbox_rows"
        case outboxLag = "outbox_lag_seconds"
    }

    init(factory: any MetricsFactory = MetricsSystem.factory) {
        func counter(_ name: String, _ dimensions: [(String, String)] = []) -> Counter {
            Counter(label: "selvedge_\(name)", dimensions: dimensions, factory: factory)
        }
        self.factory = factory
        self.isOn = !(factory is NOOPMetricsHandler)
        let statuses = ["created", "completed", "failed", "cancelled", "quarantined", "parked", "retried"]
        self.jobs = Dictionary(uniqueKeysWithValues: statuses.map { ($0, counter("jobs_total", [("status", $0)])) })
        self.deliveries = (counter("deliveries_total", [("kind", "first")]), counter("deliveries_total", [("kind", "redelivered")]))
        self.renewals = (counter("lease_renewals_total", [("outcome", "done")]), counter("lease_renewals_total", [("outcome", "failed")]))
        self.misses = (counter("near_misses_total", [("reason", "stale")]), counter("near_misses_total", [("reason", "fenced")]))
        self.commitTimer = Timer(label: "selvedge_commit_seconds", factory: factory)
        self.publishTimer = Timer(label: "selvedge_publish_seconds", factory: factory)
        self.batchSizes = Recorder(label: "selvedge_commit_batch_size", factory: factory)
        self.counters = Dictionary(uniqueKeysWithValues: Count.allCases.map { ($0, counter("\($0.rawValue)_total")) })
        self.gauges = Dictionary(
            uniqueKeysWithValues: Level.allCases.map { ($0, Gauge(label: "selvedge_\($0.rawValue)", factory: factory)) }
        )
    }

    func count(_ what: Count, by amount: Int = 1) { self.counters[what]?.increment(by: amount) }

    func note(_ level: Level, _ value: Double) { self.gauges[level]?.record(value) }

    func delivered(again: Bool) { (again ? self.deliveries.again : self.deliveries.first).increment() }

    func renewed(_ isDone: Bool) { (isDone ? self.renewals.done : self.renewals.failed).increment() }

    func committed(_ batch: CommitBatch, in duration: Duration) {
        guard self.isOn else { return }
        self.count(.commits)
        self.batchSizes.record(batch.requests.count)
        self.commitTimer.recordNanoseconds(duration.nanoseconds)
        self.count(.events, by: batch.requests.reduce(0) { $0 + $1.entries.count })
    }

    func published(in duration: Duration) { self.publishTimer.recordNanoseconds(duration.nanoseconds) }

    func refused(_ refusal: AppendRefusal) {
        switch refusal {
        case .stale: self.misses.stale.increment()
        case .fenced: self.misses.fenced.increment()
        case .keyTaken: break
        }
    }

    /// Jobs that a durable append has moved into another phase of their life.
    func appended(_ request: AppendRequest) {
        guard self.isOn else { return }
        for entry in request.entries {
            let status: String? =
                switch entry.type {
                case "JobCreated": "created"
                case "JobCompleted": "completed"
                case "JobFailed": "failed"
                case "JobCancelled": "cancelled"
                case "JobQuarantined": "quarantined"
                case "JobParked": "parked"
                case "JobRetried": "retried"
                default: nil
                }
            guard let status else { continue }
            self.jobs[status]?.increment()
            guard status == "completed" || status == "failed" else { continue }
            self.jobTimer(request.row.workflow)
                .recordNanoseconds((entry.recordedAt.microseconds - request.row.createdAt.microseconds) * 1000)
        }
    }

    func stepEnded(_ step: String, _ result: StepResult, in duration: Duration) {
        guard self.isOn else { return }
        switch result {
        case .succeeded: self.stepCounter(step, code: "completed").increment()
        case .failed(let failure): self.stepCounter(step, code: failure.code).increment()
        case .unstored: self.stepCounter(step, code: "unstored").increment()
        }
        self.stepTimer(step).recordNanoseconds(duration.nanoseconds)
    }

    private func stepCounter(_ step: String, code: String) -> Counter {
        self.steps.withLock { steps in
            let key = steps.count < Self.seriesLimit ? StepKey(step: step, code: code) : StepKey(step: "other", code: "other")
            if let known = steps[StepKey(step: step, code: code)] ?? steps[key] { return known }
            let made = Counter(label: "selvedge_steps_total", dimensions: [("step", key.step), ("code", key.code)], factory: self.factory)
            steps[key] = made
            return made
        }
    }

    private func stepTimer(_ step: String) -> Timer { self.timer(self.stepTimers, "selvedge_step_seconds", "step", step) }

    private func jobTimer(_ workflow: String) -> Timer { self.timer(self.jobTimers, "selvedge_job_seconds", "workflow", workflow) }

    private func timer(_ timers: borrowing Mutex<[String: Timer]>, _ label: String, _ dimension: String, _ value: String) -> Timer {
        timers.withLock { timers in
            let key = timers.count < Self.seriesLimit ? value : "other"
            if let known = timers[value] ?? timers[key] { return known }
            let made = Timer(label: label, dimensions: [(dimension, key)], factory: self.factory)
            timers[key] = made
            return made
        }
    }
}

extension Duration {
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = self.components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
