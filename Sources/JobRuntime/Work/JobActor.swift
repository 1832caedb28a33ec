import EventSourcing
import Jobs
import Logging
import Synchronization
import Vault

/// One live job: does what its ``JobMachine`` says and tells it what came of it. Lives from a dispatch until the job is settled
/// or parked; a parked job is nothing but rows.
actor JobActor {
    /// What the actor is told. All of it comes through one inbox, so that the machine sees one thing after the other.
    enum Input: Sendable {
        case committed(version: Int)
        case refused(AppendRefusal, epoch: Int)
        case storeFailed(StoreError)
        case stepEnded(step: String, attempt: Int, StepResult)
        case stepProgressed(step: String, attempt: Int, percent: Int)
        case streamGrew
        case tick
        /// The dispatch must be answered soon; the job goes on.
        case keepOn
        case drain
    }

    nonisolated let jobID: JobID
    let environment: JobEnvironment
    /// Whether the broker says that whoever had the dispatch is gone.
    let isTakeover: Bool
    /// Answers the dispatch that the job was taken with, before its work is over.
    private let letGo: @Sendable () async -> Void
    var machine: JobMachine
    /// Bounded by what the actor itself has under way: its appends, its steps, and the worker's ticks.
    nonisolated let mailbox = Mailbox<Input>()
    /// What the worker has read already; good for one look.
    var reading: JobReading?
    var sealer: PayloadSealer?
    var sealedInput: SealedPayload?
    var input: [UInt8]?
    /// Plain outputs of completed steps, as far as they were needed here.
    var outputs: [String: [UInt8]] = [:]
    var switches: [String: StopSwitch] = [:]
    /// Whose admission the job holds here; from an earlier run that the store cut short, or this one's.
    private(set) var admitted: UserID?
    private var end: JobRunEnd?
    /// From the decision to take the job until it is this worker's.
    private var claimSpan: OpenSpan?
    private nonisolated let knownVersion = Atomic<Int>(0)

    init(
        jobID: JobID,
        environment: JobEnvironment,
        isTakeover: Bool,
        admitted: UserID? = nil,
        reading: JobReading? = nil,
        letGo: @escaping @Sendable () async -> Void = {}
    ) {
        self.jobID = jobID
        self.isTakeover = isTakeover
        self.environment = environment
        self.admitted = admitted
        self.reading = reading
        self.letGo = letGo
        self.machine = JobMachine(
            jobID: jobID,
            worker: environment.worker,
            progressMilliseconds: environment.options.progressMilliseconds
        )
    }

    /// What its worker must know when the run is over.
    var account: (admitted: UserID?, trace: TraceContext?) { (self.admitted, self.machine.stream.state.trace) }

    /// The newest version the actor has read or appended; for those who hear of newer ones.
    nonisolated var version: Int { self.knownVersion.load(ordering: .relaxed) }

    nonisolated func tell(_ input: Input) { self.mailbox.post(input) }

    /// Takes the job as far as it goes. Returns when nothing of it runs here any more.
    func run() async -> JobRunEnd {
        defer { self.claimSpan?.end() }
        await withDiscardingTaskGroup { group in
            await self.perform([.reload], in: &group)
            while self.end == nil, case let inputs = await self.mailbox.next(), !inputs.isEmpty {
                for input in inputs where self.end == nil {
                    let actions = await self.handle(input)
                    await self.perform(actions, in: &group)
                }
            }
            self.mailbox.close()
            group.cancelAll()
        }
        return self.end ?? .failed(.cancelled)
    }

    /// Lets the job begin here only while fewer than the limit of its user's jobs run.
    func admit(_ user: UserID) async throws(StoreError) -> Bool {
        guard let limit = self.environment.options.jobsPerUser, self.admitted == nil else { return true }
        let isAdmitted = try await self.environment.store.admit(self.jobID, of: user, on: self.environment.worker, limit: limit)
        if isAdmitted { self.admitted = user }
        return isAdmitted
    }

    func claimBegins(_ trace: TraceContext?) {
        self.claimSpan = self.claimSpan ?? self.environment.telemetry.tracer.begin("claim", trace, ["job": "\(self.jobID)"])
    }

    private func claimIsDurable() {
        self.claimSpan?.end()
        self.claimSpan = nil
        #if DEBUG
        FaultInjector.reached(.afterClaim)
        #endif
        guard let predecessor = self.machine.predecessor else { return }
        self.environment.telemetry.metrics.count(.takeovers)
        self.log(.notice, "taken over", ["from": "\(predecessor)"])
    }

    /// One line of the job's work.
    func log(
        _ level: Logger.Level,
        _ message: Logger.Message,
        _ more: @autoclosure () -> Logger.Metadata = [:]
    ) {
        let state = self.machine.stream.state
        self.environment.telemetry.logger.log(
            level: level,
            message,
            metadata: self.environment.metadata(of: self.jobID, trace: state.trace).merging(more()) { _, new in new }
        )
    }

    private func handle(_ input: Input) async -> [JobMachine.Action] {
        let now = self.environment.clock.now()
        do {
            switch input {
            case .committed(let version):
                let actions = self.machine.committed(version, at: now)
                if version == self.machine.claimed { self.claimIsDurable() }
                return actions
            case .refused(let refusal, let epoch):
                return self.machine.refused(refusal, epoch: epoch)
            case .storeFailed(let error): return self.machine.failed(.store(error))
            case .streamGrew: return self.machine.grew()
            case .stepEnded(let step, let attempt, let result):
                #if DEBUG
                FaultInjector.reached(.betweenSteps)
                #endif
                if self.machine.awaits(step, attempt: attempt) {
                    self.switches[step] = nil
                    if case .succeeded(let payload, _) = result { self.outputs[step] = payload }
                }
                return try self.machine.stepEnded(step, attempt: attempt, result, at: now, seal: self.seal)
            case .stepProgressed(let step, let attempt, let percent):
                return try self.machine.stepProgressed(step, attempt: attempt, percent: percent, at: now, seal: self.seal)
            case .tick: return try self.machine.ticked(at: now, seal: self.seal)
            case .keepOn: return try self.machine.keptOn(at: now, seal: self.seal)
            case .drain: return try self.machine.drained(at: now, seal: self.seal)
            }
        } catch {
            return self.machine.failed(JobRunFailure(error))
        }
    }

    private func perform(_ actions: [JobMachine.Action], in group: inout DiscardingTaskGroup) async {
        self.knownVersion.store(self.machine.stream.state.version, ordering: .relaxed)
        var queue = actions[...]
        while let action = queue.popFirst() {
            switch action {
            case .append(let request, let epoch):
                self.append(request, epoch: epoch, mayWait: !self.machine.awaitsCommit)
            case .start(let launch):
                do {
                    try await self.start(launch, in: &group)
                } catch let error as VaultError where error.isUnreadable {
                    // The job is claimed: without a word in its log it would stay with a worker that does nothing for it.
                    let failure = StepFailure(code: "payload_unreadable", message: "\(error)", isRetryable: error.mayOpenElsewhere)
                    self.tell(.stepEnded(step: launch.step, attempt: launch.attempt, .failed(failure)))
                } catch {
                    queue.append(contentsOf: self.machine.failed(JobRunFailure(error)))
                }
            case .stop(let step):
                self.switches.removeValue(forKey: step)?.stop()
            case .letGo:
                self.environment.telemetry.metrics.count(.continuations)
                await self.letGo()
            case .reload:
                queue.append(contentsOf: await self.reload())
                self.knownVersion.store(self.machine.stream.state.version, ordering: .relaxed)
            case .end(let end):
                self.end = end
            }
        }
    }

    private func append(_ request: AppendRequest, epoch: Int, mayWait: Bool) {
        guard let version = request.entries.last?.version else { return }
        let mailbox = self.mailbox
        self.environment.committer.enqueue(request, trace: self.machine.stream.state.trace, mayWait: mayWait) { result in
            switch result {
            case .success(.appended): mailbox.post(.committed(version: version))
            case .success(.refused(let refusal)): mailbox.post(.refused(refusal, epoch: epoch))
            case .failure(let error): mailbox.post(.storeFailed(error))
            }
        }
    }
}
