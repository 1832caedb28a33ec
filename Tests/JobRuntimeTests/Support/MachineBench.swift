import EventSourcing
import Jobs
import Testing
import Vault

@testable import JobRuntime

/// A ``JobMachine`` between a clock, a stream and nothing else: the test plays store and steps, and reads what the machine wants
/// as short texts such as `append JobClaimed`, `start a#1`, `stop a`, `reload`, `end parked`.
final class MachineBench {
    private var machine: JobMachine
    private let decider: JobDecider
    private let jobID = JobID(high: 1, low: 1)
    private let worker: WorkerID
    /// What a store would hold.
    private(set) var durable: JobStream
    private(set) var waiting: [(request: AppendRequest, epoch: Int)] = []
    private(set) var now = Timestamp(microseconds: 1_000_000_000)

    init(_ definition: WorkflowDefinition, progressMilliseconds: Int64 = 250) throws {
        self.worker = try #require(WorkerID("w1"))
        self.decider = JobDecider(definition: definition)
        self.machine = JobMachine(jobID: self.jobID, worker: self.worker, progressMilliseconds: progressMilliseconds)
        self.durable = JobStream(new: self.jobID)
        let user = try #require(UserID("ada"))
        try self.elsewhere(.create(userID: user, definition: definition.hash, priority: .default, seed: 7))
    }

    /// Someone else appends to the stream.
    func elsewhere(_ command: JobCommand, by actor: ActorName = .cli) throws {
        let events = try self.decider.decide(command, self.durable.state)
        _ = self.durable.append(events, by: actor, at: self.now, asOwner: false) { plain, _, _ throws(Never) in
            SealedPayload(keyID: 1, nonce: [], ciphertext: plain)
        }
    }

    func pass(_ milliseconds: Int64) { self.now = self.now.advanced(byMilliseconds: milliseconds) }

    // MARK: - What the actor would tell

    func load(ownerIsAlive: Bool = false) throws -> [String] {
        self.show(
            try self.machine.loaded(
                self.durable,
                definition: self.decider.definition,
                now: self.now,
                ownerIsAlive: ownerIsAlive,
                seal: Self.seal
            )
        )
    }

    func reload() throws -> [String] { self.show(try self.machine.reloaded(self.durable, now: self.now, seal: Self.seal)) }

    /// The store judges the oldest append that waits.
    func settleNext() throws -> [String] {
        let (request, epoch) = self.waiting.removeFirst()
        let head = StreamHead(version: self.durable.state.version, hash: self.durable.head, fence: self.durable.state.fence)
        if let refusal = head.refusal(of: request) { return self.show(self.machine.refused(refusal, epoch: epoch)) }
        try self.durable.follow(
            request.entries.map { entry in
                StoredEvent(
                    position: 0,
                    jobID: self.jobID,
                    version: entry.version,
                    type: entry.type,
                    recordedAt: entry.recordedAt,
                    bytes: entry.bytes,
                    hash: entry.hash
                )
            }
        )
        return self.show(self.machine.committed(request.row.version, at: self.now))
    }

    /// The store judges all that waits, also what comes of it.
    func settleAll() throws -> [String] {
        var shown: [String] = []
        while !self.waiting.isEmpty { shown += try self.settleNext() }
        return shown
    }

    func succeed(_ step: String, attempt: Int = 1) throws -> [String] {
        let result = StepResult.succeeded(payload: [1], artifacts: [])
        return self.show(try self.machine.stepEnded(step, attempt: attempt, result, at: self.now, seal: Self.seal))
    }

    func fail(_ step: String, attempt: Int = 1, isRetryable: Bool) throws -> [String] {
        let failure = StepFailure(code: "broken", message: "", isRetryable: isRetryable)
        return self.show(try self.machine.stepEnded(step, attempt: attempt, .failed(failure), at: self.now, seal: Self.seal))
    }

    func progress(_ step: String, attempt: Int = 1, _ percent: Int) throws -> [String] {
        self.show(try self.machine.stepProgressed(step, attempt: attempt, percent: percent, at: self.now, seal: Self.seal))
    }

    func tick() throws -> [String] { self.show(try self.machine.ticked(at: self.now, seal: Self.seal)) }
    func keepOn() throws -> [String] { self.show(try self.machine.keptOn(at: self.now, seal: Self.seal)) }
    func drain() throws -> [String] { self.show(try self.machine.drained(at: self.now, seal: Self.seal)) }
    func grow() -> [String] { self.show(self.machine.grew()) }
    func fenceOff() -> [String] {
        guard let epoch = self.waiting.first?.epoch else { return [] }
        self.waiting = []
        return self.show(self.machine.refused(.fenced(actualFence: Fence(9)), epoch: epoch))
    }
    func lateRefusal(epoch: Int) -> [String] { self.show(self.machine.refused(.stale(actualVersion: 1), epoch: epoch)) }
    func breakStore() -> [String] { self.show(self.machine.failed(.store(.outcomeUnknown))) }

    // MARK: -

    private static func seal(_ plain: [UInt8], _ version: Int, _ type: String) throws(VaultError) -> SealedPayload {
        SealedPayload(keyID: 1, nonce: [], ciphertext: plain)
    }

    private func show(_ actions: [JobMachine.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .append(let request, let epoch):
                self.waiting.append((request, epoch))
                return "append " + request.entries.map(\.type).joined(separator: " ")
            case .start(let launch): return "start \(launch.step)#\(launch.attempt)"
            case .stop(let step): return "stop \(step)"
            case .letGo: return "let go"
            case .reload: return "reload"
            case .end(let end): return "end \(Self.name(end))"
            }
        }
    }

    private static func name(_ end: JobRunEnd) -> String {
        switch end {
        case .settled(let status): status.rawValue
        case .parked: "parked"
        case .handedBack: "handed back"
        case .dropped: "dropped"
        case .lost: "lost"
        case .deferred: "deferred"
        case .unknown: "unknown"
        case .failed: "failed"
        }
    }
}
