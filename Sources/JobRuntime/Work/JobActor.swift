import EventSourcing
import Jobs
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
        case drain
    }

    nonisolated let jobID: JobID
    private let environment: JobEnvironment
    /// Whether the broker says that whoever had the dispatch is gone.
    private let isTakeover: Bool
    private var machine: JobMachine
    private let inbox: AsyncStream<Input>
    private nonisolated let mailbox: AsyncStream<Input>.Continuation
    private var sealer: PayloadSealer?
    private var input: [UInt8]?
    /// Plain outputs of completed steps, as far as they were needed here.
    private var outputs: [String: [UInt8]] = [:]
    private var switches: [String: StopSwitch] = [:]
    private var end: JobRunEnd?

    init(jobID: JobID, environment: JobEnvironment, isTakeover: Bool) {
        self.jobID = jobID
        self.isTakeover = isTakeover
        self.environment = environment
        self.machine = JobMachine(
            jobID: jobID,
            worker: environment.worker,
            progressMilliseconds: environment.options.progressMilliseconds
        )
        // Bounded by what the actor itself has under way: its appends, its steps, and the worker's ticks.
        (self.inbox, self.mailbox) = AsyncStream.makeStream(of: Input.self, bufferingPolicy: .unbounded)
    }

    nonisolated func tell(_ input: Input) { self.mailbox.yield(input) }

    /// Takes the job as far as it goes. Returns when nothing of it runs here any more.
    func run() async -> JobRunEnd {
        await withDiscardingTaskGroup { group in
            await self.perform([.reload], in: &group)
            if self.end == nil {
                for await input in self.inbox {
                    let actions = await self.handle(input)
                    await self.perform(actions, in: &group)
                    if self.end != nil { break }
                }
            }
            group.cancelAll()
        }
        return self.end ?? .failed(.cancelled)
    }

    private func handle(_ input: Input) async -> [JobMachine.Action] {
        let now = self.environment.clock.now()
        do {
            switch input {
            case .committed(let version): return self.machine.committed(version, at: now)
            case .refused(let refusal, let epoch): return self.machine.refused(refusal, epoch: epoch)
            case .storeFailed(let error): return self.machine.failed(.store(error))
            case .streamGrew: return self.machine.grew()
            case .stepEnded(let step, let attempt, let result):
                if self.machine.awaits(step, attempt: attempt) {
                    self.switches[step] = nil
                    if case .succeeded(let payload, _) = result { self.outputs[step] = payload }
                }
                return try self.machine.stepEnded(step, attempt: attempt, result, at: now, seal: self.seal)
            case .stepProgressed(let step, let attempt, let percent):
                return try self.machine.stepProgressed(step, attempt: attempt, percent: percent, at: now, seal: self.seal)
            case .tick: return try self.machine.ticked(at: now, seal: self.seal)
            case .drain: return try self.machine.drained(at: now, seal: self.seal)
            }
        } catch {
            return self.machine.failed(JobRunFailure(error))
        }
    }

    private func perform(_ actions: [JobMachine.Action], in group: inout DiscardingTaskGroup) async {
        var queue = actions[...]
        while let action = queue.popFirst() {
            switch action {
            case .append(let request, let epoch):
                self.append(request, epoch: epoch)
            case .start(let launch):
                do {
                    try await self.start(launch, in: &group)
                } catch let error as VaultError where error.isDamage {
                    // Nobody would ever read it better: that is the step's failure, and the job's log tells of it.
                    let failure = StepFailure(code: "payload_unreadable", message: "\(error)", isRetryable: false)
                    self.tell(.stepEnded(step: launch.step, attempt: launch.attempt, .failed(failure)))
                } catch {
                    queue.append(contentsOf: self.machine.failed(JobRunFailure(error)))
                }
            case .stop(let step):
                self.switches.removeValue(forKey: step)?.stop()
            case .reload:
                queue.append(contentsOf: await self.reload())
            case .end(let end):
                self.end = end
            }
        }
    }

    private func append(_ request: AppendRequest, epoch: Int) {
        guard let version = request.entries.last?.version else { return }
        let mailbox = self.mailbox
        self.environment.committer.enqueue(request) { result in
            switch result {
            case .success(.appended): mailbox.yield(.committed(version: version))
            case .success(.refused(let refusal)): mailbox.yield(.refused(refusal, epoch: epoch))
            case .failure(let error): mailbox.yield(.storeFailed(error))
            }
        }
    }

    // MARK: - Reading

    private func reload() async -> [JobMachine.Action] {
        do {
            // A claim is checked against the store's own clock: a timer that fired by it must not be too early by ours.
            guard self.machine.isReplaying else {
                let known = self.machine.isAhead ? JobStream(new: self.jobID) : self.machine.stream
                let stream = try await self.environment.repository.load(known)
                return try self.machine.reloaded(stream, now: self.environment.clock.now(), seal: self.seal)
            }
            if let recent = self.environment.repository.recent.take(self.jobID), let userID = recent.stream.state.userID {
                let definition = try await self.environment.repository.definition(recent.stream.state.definition)
                if self.sealer == nil { self.sealer = try await self.environment.vault.sealer(for: userID) }
                self.input = recent.input
                let now = self.environment.clock.now()
                return try self.machine.loaded(recent.stream, definition: definition, now: now, ownerIsAlive: false, seal: self.seal)
            }
            let stream = try await self.environment.repository.stream(self.jobID)
            guard let userID = stream.state.userID else {
                return self.machine.failed(.read(.store(.damaged(reason: "job \(self.jobID) has no events"))))
            }
            let definition = try await self.environment.repository.definition(stream.state.definition)
            let now = try await self.environment.store.now()
            var ownerIsAlive = false
            if !self.isTakeover, let owner = stream.state.owner, owner != self.environment.worker {
                ownerIsAlive = try await self.environment.store.isAlive(owner)
            }
            if self.sealer == nil { self.sealer = try await self.environment.vault.sealer(for: userID) }
            return try self.machine.loaded(stream, definition: definition, now: now, ownerIsAlive: ownerIsAlive, seal: self.seal)
        } catch {
            return self.machine.failed(JobRunFailure(error))
        }
    }

    private func seal(_ plain: [UInt8], version: Int, type: String) throws(VaultError) -> SealedPayload {
        guard let sealer else { preconditionFailure("nothing is sealed before the stream was loaded") }
        return try sealer.seal(plain, at: PayloadPlace(jobID: self.jobID, version: version, type: type))
    }

    // MARK: - Steps

    private func start(_ launch: StepLaunch, in group: inout DiscardingTaskGroup) async throws {
        let input = try await self.jobInput()
        try await self.gatherOutputs(of: launch.sources)
        guard let sealer else { return }
        let stop = StopSwitch()
        self.switches[launch.step] = stop
        let runner = StepRunner(
            environment: self.environment,
            jobID: self.jobID,
            sealer: sealer,
            artifacts: self.machine.stream.state.steps.filter { launch.sources.contains($0.name) }.flatMap(\.artifacts)
        )
        let outputs = self.outputs.filter { launch.sources.contains($0.key) }
        let (mailbox, gate) = (self.mailbox, ProgressGate())
        group.addTask {
            let result = await stop.guarding {
                await runner.run(launch, input: input, outputs: outputs) { percent in
                    guard gate.lets(percent) else { return }
                    mailbox.yield(.stepProgressed(step: launch.step, attempt: launch.attempt, percent: percent))
                }
            }
            mailbox.yield(.stepEnded(step: launch.step, attempt: launch.attempt, result))
        }
    }

    private func jobInput() async throws -> [UInt8] {
        if let input { return input }
        let read = try await self.open(version: 1, type: "JobCreated")
        self.input = read
        return read
    }

    /// A takeover has the log but not what the steps before it left; what ran here is in memory already.
    private func gatherOutputs(of sources: Set<String>) async throws {
        for step in self.machine.stream.state.steps where sources.contains(step.name) {
            guard let version = step.completedAt, self.outputs[step.name] == nil else { continue }
            self.outputs[step.name] = try await self.open(version: version, type: "StepCompleted")
        }
    }

    private func open(version: Int, type: String) async throws -> [UInt8] {
        guard let userID = self.machine.stream.state.userID else { return [] }
        guard let sealed = try await self.environment.store.payload(of: self.jobID, version: version) else {
            // It has none, or the user is being erased, and has perhaps come back since: then nothing of the job may run any more.
            let key = try await self.environment.store.newestKey(of: userID)
            if let key, key.wrapped == nil || (version == 1 && key.keyID > 1) { throw VaultError.erased(userID) }
            return []
        }
        if let sealer, sealed.keyID > sealer.keyID {
            // The user was erased and has come back, in another process.
            await self.environment.vault.forget(userID)
            self.sealer = try await self.environment.vault.sealer(for: userID)
        }
        let place = PayloadPlace(jobID: self.jobID, version: version, type: type)
        return try await self.environment.vault.open(sealed, user: userID, at: place)
    }
}

extension VaultError {
    fileprivate var isDamage: Bool {
        switch self {
        case .damaged: true
        case .erased, .wrongMasterKey, .masterKey, .store: false
        }
    }
}

extension JobRunFailure {
    fileprivate init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = .store(error)
        case let error as JobReadError: self = .read(error)
        case VaultError.store(let error): self = .store(error)
        case let error as VaultError: self = .vault(error)
        default: self = .cancelled
        }
    }
}
