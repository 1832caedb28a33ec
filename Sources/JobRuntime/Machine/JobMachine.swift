import EventSourcing
import Jobs
import Vault

/// One worker's life with one job: pure, synchronous, in memory only.
///
/// Methods are named for what happened and return what to do about it; the ``JobActor`` does it and feeds the outcome back. The
/// machine runs ahead: `stream` is what the job will be once everything appended is durable, `durable` what it is already.
struct JobMachine: ~Copyable {
    /// What the actor is to do, in this order.
    enum Action: Sendable {
        /// Appends made on one view of the stream share an epoch; once one is refused, so are all after it.
        case append(AppendRequest, epoch: Int)
        case start(StepLaunch)
        case stop(step: String)
        /// Read the stream again and call ``loaded(_:definition:now:ownerIsAlive:seal:)`` or ``reloaded(_:now:seal:)``.
        case reload
        case end(JobRunEnd)
    }

    private enum State {
        /// Waits for the stream. Next: claiming, stopped.
        case replaying
        /// The claim is appended; no step runs before it is durable, or a job that kills its workers would leave no strike
        /// (G10). Next: running, replaying (the claim was refused), stopping.
        case claiming
        /// Next: stopping, stopped (lost).
        case running
        /// The last events are appended; ends when they are durable. Next: stopped.
        case stopping(JobRunEnd)
        /// Next: nothing.
        case stopped
    }

    typealias Sealer = (_ plain: [UInt8], _ version: Int, _ type: String) throws(VaultError) -> SealedPayload

    private let worker: WorkerID
    private let progressMilliseconds: Int64
    private var state: State = .replaying
    private var decider: JobDecider?
    private(set) var stream: JobStream
    private var durable = 0
    /// Version of this worker's claim; the job is not this worker's before it is durable.
    private var claimed = 0
    private var epoch = 0
    /// Someone may have appended while appends of ours were under way.
    private var mustLook = false
    private var pending: [Pending] = []
    private var blocked: [Blocked] = []
    private var running: [String: Running] = [:]
    /// Attempts that have ended here while the events that tell so are decided again.
    private var ended: Set<Attempt> = []

    init(jobID: JobID, worker: WorkerID, progressMilliseconds: Int64) {
        self.worker = worker
        self.progressMilliseconds = progressMilliseconds
        self.stream = JobStream(new: jobID)
    }

    var isReplaying: Bool {
        switch self.state {
        case .replaying: true
        case .claiming, .running, .stopping, .stopped: false
        }
    }

    /// Whether the stream holds events that are not durable.
    var isAhead: Bool { self.durable < self.stream.state.version }

    /// Whether this attempt runs here and its outcome is still wanted.
    func awaits(_ step: String, attempt: Int) -> Bool { self.isRunning && self.running[step]?.attempt == attempt }

    // MARK: - The stream

    /// The stream as it stands, before the claim.
    mutating func loaded(
        _ stream: JobStream,
        definition: WorkflowDefinition,
        now: Timestamp,
        ownerIsAlive: Bool,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        guard case .replaying = self.state else { return [] }
        let decider = JobDecider(definition: definition)
        self.decider = decider
        self.stream = stream
        self.durable = stream.state.version
        let claim = JobCommand.claim(worker: self.worker, now: now, ownerIsAlive: ownerIsAlive)
        do {
            _ = try decider.decide(claim, stream.state)
        } catch {
            self.state = .stopped
            return [.end(.dropped(error))]
        }
        self.state = .claiming
        var actions = try self.record(claim, at: now, seal: seal)
        self.claimed = self.stream.state.version
        if case .claiming = self.state { actions += try self.record(.advance(now: now), at: now, seal: seal) }
        return actions
    }

    /// The stream as it stands after someone else has appended to it.
    mutating func reloaded(_ stream: JobStream, now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        switch self.state {
        case .replaying, .stopped: return []
        case .claiming, .running, .stopping: break
        }
        guard stream.state.fence == self.stream.state.fence, stream.state.owner == self.worker else {
            // Not mine any more: claimed by another, or settled by someone's hand.
            self.state = .stopped
            let end: JobRunEnd = stream.state.status.map { $0.isSettled ? .settled($0) : .lost } ?? .lost
            return self.stopAll() + [.end(end)]
        }
        let again = self.pending
        self.pending = []
        self.blocked = []
        self.stream = stream
        self.durable = stream.state.version
        self.state = .running
        self.mustLook = false
        self.ended = Set(again.compactMap(\.endedAttempt))
        defer { self.ended = [] }
        var actions: [Action] = []
        for pending in again where self.isRunning {
            actions += try self.record(pending.command, payload: pending.payload, at: now, seal: seal)
        }
        if self.isRunning { actions += try self.noticeCancellation(at: now, seal: seal) }
        if self.isRunning, self.stream.state.cancellation == nil { actions += try self.record(.advance(now: now), at: now, seal: seal) }
        return actions
    }

    /// Everything up to this version is durable.
    mutating func committed(_ version: Int, at now: Timestamp) -> [Action] {
        self.durable = max(self.durable, version)
        self.pending.removeAll { $0.version <= version }
        switch self.state {
        case .replaying, .stopped: return []
        case .claiming:
            self.state = .running
            return self.unblock(at: now) + self.lookIfAsked()
        case .running:
            return self.unblock(at: now) + self.lookIfAsked()
        case .stopping(let end):
            guard self.durable >= self.stream.state.version else { return [] }
            self.state = .stopped
            return [.end(end)]
        }
    }

    /// An append was refused: the stream is not what the machine thought.
    mutating func refused(_ refusal: AppendRefusal, epoch: Int) -> [Action] {
        guard epoch == self.epoch else { return [] }
        self.epoch += 1
        switch self.state {
        case .replaying, .stopped: return []
        case .claiming, .running, .stopping: break
        }
        guard self.durable >= self.claimed else {
            // Someone was faster than the claim: look again, and perhaps claim again. Nothing was launched yet.
            self.state = .replaying
            self.pending = []
            self.blocked = []
            self.running = [:]
            return [.reload]
        }
        switch refusal {
        case .stale, .keyTaken:
            return [.reload]
        case .fenced:
            self.state = .stopped
            return self.stopAll() + [.end(.lost)]
        }
    }

    /// Another process may have appended to the stream.
    mutating func grew() -> [Action] {
        switch self.state {
        case .running, .claiming:
            self.mustLook = true
            return self.lookIfAsked()
        case .replaying, .stopping, .stopped:
            return []
        }
    }

    /// An append under way will tell by its refusal; only once all are through there is something to look for.
    private mutating func lookIfAsked() -> [Action] {
        guard self.mustLook, self.isRunning, self.pending.isEmpty else { return [] }
        self.mustLook = false
        return [.reload]
    }

    mutating func failed(_ failure: JobRunFailure) -> [Action] {
        if case .stopped = self.state { return [] }
        self.state = .stopped
        return self.stopAll() + [.end(.failed(failure))]
    }

    // MARK: - Steps

    mutating func stepEnded(
        _ step: String,
        attempt: Int,
        _ result: StepResult,
        at now: Timestamp,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        guard let running = self.running[step], running.attempt == attempt, running.isLaunched else { return [] }
        self.running[step] = nil
        guard self.isRunning else { return [] }
        guard self.stream.state.cancellation == nil else {
            return self.running.isEmpty ? try self.record(.confirmCancellation, at: now, seal: seal) : []
        }
        switch result {
        case .succeeded(let payload, let artifacts):
            let command = JobCommand.completeStep(step: step, attempt: attempt, artifacts: artifacts, now: now)
            return try self.record(command, payload: payload, at: now, seal: seal)
        case .failed(let failure):
            return try self.fail(step, attempt, failure, at: now, seal: seal)
        case .unstored(let error):
            return self.failed(.store(error))
        }
    }

    mutating func stepProgressed(_ step: String, attempt: Int, percent: Int, at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action]
    {
        guard self.isRunning, var running = self.running[step], running.attempt == attempt else { return [] }
        guard now.milliseconds(since: running.reportedAt) >= self.progressMilliseconds else { return [] }
        running.reportedAt = now
        self.running[step] = running
        return try self.record(.reportProgress(step: step, attempt: attempt, percent: percent), at: now, seal: seal)
    }

    /// Time has passed: attempts may have run out of it, waits may be over.
    mutating func ticked(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        guard self.isRunning, self.stream.state.cancellation == nil else { return [] }
        var actions: [Action] = []
        for (step, running) in self.running.sorted(by: { $0.key < $1.key }) where self.isRunning {
            guard let deadline = running.deadline, deadline <= now else { continue }
            self.running[step] = nil
            actions.append(.stop(step: step))
            let failure = StepFailure(code: "timeout", message: "the step ran out of time", isRetryable: true)
            actions += try self.fail(step, running.attempt, failure, at: now, seal: seal)
        }
        if self.isRunning, self.stream.state.hasWaitDue(at: now) {
            actions += try self.record(.advance(now: now), at: now, seal: seal)
        }
        return actions
    }

    /// The worker must go: give the job back as it is.
    mutating func drained(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        guard self.isRunning, self.stream.state.cancellation == nil else { return [] }
        return self.stopAll() + (try self.record(.handBack, at: now, seal: seal))
    }

    // MARK: -

    private var isRunning: Bool {
        switch self.state {
        case .running: true
        case .replaying, .claiming, .stopping, .stopped: false
        }
    }

    private mutating func fail(
        _ step: String,
        _ attempt: Int,
        _ failure: StepFailure,
        at now: Timestamp,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        let command = JobCommand.failStep(
            step: step,
            attempt: attempt,
            code: failure.code,
            retryable: failure.isRetryable,
            now: now
        )
        return try self.record(command, payload: Array(failure.message.utf8), at: now, seal: seal)
    }

    private mutating func noticeCancellation(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        switch self.stream.state.cancellation {
        case nil, .delivered, .effective: return []
        case .requested: break
        }
        let delivery = try self.record(.deliverCancellation, at: now, seal: seal)
        let stops = self.stopAll()
        let confirmation = self.running.isEmpty ? try self.record(.confirmCancellation, at: now, seal: seal) : []
        return delivery + stops + confirmation
    }

    /// Decides a command on the stream as it will be, moves the stream on, and says what to append and start. A command that
    /// the stream has made void is dropped: the fact it wanted to record is no fact any more.
    private mutating func record(
        _ command: JobCommand,
        payload: [UInt8] = [],
        at now: Timestamp,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        guard let decider, let events = try? decider.decide(command, self.stream.state), !events.isEmpty else { return [] }
        let before = self.stream.state
        let request = try self.stream.append(
            events,
            by: .worker(self.worker),
            at: now,
            asOwner: true,
            payload: payload,
            seal: seal
        )
        self.pending.append(Pending(command: command, payload: payload, version: self.stream.state.version))
        let actions: [Action] = [.append(request, epoch: self.epoch)]
        if let end = self.end(after: self.stream.state) {
            self.state = .stopping(end)
            return actions + self.stopAll()
        }
        for (offset, event) in events.enumerated() {
            guard case .stepStarted(let name, let attempt, nil) = event, let step = decider.definition.step(name) else { continue }
            guard case .run(let uses, let parameters) = step.action else { continue }
            // Decided again after the stream grew: the attempt runs already.
            if let running = self.running[name], running.attempt == attempt, running.isLaunched { continue }
            if self.ended.contains(Attempt(step: name, number: attempt)) { continue }
            let launch = StepLaunch(
                step: name,
                attempt: attempt,
                uses: uses,
                parameters: parameters,
                sources: decider.definition.sources(of: name)
            )
            self.running[name] = Running(attempt: attempt, timeoutMilliseconds: step.timeoutMilliseconds, reportedAt: now)
            self.blocked.append(
                Blocked(launch: launch, version: before.version + offset + 1, mayRunAhead: step.effects == .none)
            )
        }
        return actions + self.unblock(at: now)
    }

    private func end(after state: JobState) -> JobRunEnd? {
        switch state.phase {
        case .absent, .pending, .claimed: nil
        case .parked(let reason, _): reason == .handedBack ? .handedBack : .parked
        case .completed: .settled(.completed)
        case .failed, .quarantined: .settled(.failed)
        case .cancelled: .settled(.cancelled)
        }
    }

    private mutating func unblock(at now: Timestamp) -> [Action] {
        guard self.isRunning, !self.blocked.isEmpty else { return [] }
        var actions: [Action] = []
        var still: [Blocked] = []
        for blocked in self.blocked {
            if blocked.mayRunAhead || blocked.version <= self.durable {
                let step = blocked.launch.step
                if let timeout = self.running[step]?.timeoutMilliseconds {
                    self.running[step]?.deadline = now.advanced(byMilliseconds: timeout)
                }
                actions.append(.start(blocked.launch))
            } else {
                still.append(blocked)
            }
        }
        self.blocked = still
        return actions
    }

    private mutating func stopAll() -> [Action] {
        self.blocked = []
        self.running = self.running.filter { $0.value.isLaunched }
        let names = self.running.filter { !$0.value.isStopped }.keys.sorted()
        for name in names { self.running[name]?.isStopped = true }
        return names.map { .stop(step: $0) }
    }
}
