import EventSourcing
import Jobs

/// One job with its store, clock, timer and dispatches, all pure; every append is checked as it happens.
struct Simulation {
    let decider: JobDecider
    private(set) var state = JobDecider.initial
    private(set) var stored: [StoredEvent] = []
    private(set) var now = Sample.start
    private(set) var violation: String?
    private(set) var timer: Timestamp?
    private(set) var hasDispatch = false
    var ownerIsAlive = false
    private(set) var worker = Sample.worker
    private var decoded = JobDecider.initial
    private var rules: LogRules

    /// - Parameter delay: how long after its making the job is to begin.
    init(definition: WorkflowDefinition, delay milliseconds: Int64 = 0) {
        self.decider = JobDecider(definition: definition)
        self.rules = LogRules(definition: definition)
        self.perform(
            .create(
                userID: Sample.user,
                definition: definition.hash,
                priority: .default,
                seed: Sample.seed,
                delay: JobDelay(until: Sample.at(milliseconds), now: Sample.start)
            )
        )
    }

    var head: Digest { self.stored.last?.hash ?? .zero }

    /// Lets time pass; a timer that is due fires once and leaves a dispatch.
    mutating func wait(milliseconds: Int64) {
        self.now = self.now.advanced(byMilliseconds: milliseconds)
        guard let timer = self.timer, timer <= self.now else { return }
        self.timer = nil
        self.hasDispatch = true
    }

    /// A worker takes the dispatch, if there is one, and tries to claim.
    mutating func claim() {
        self.hasDispatch = false
        self.worker = self.worker == Sample.worker ? Sample.other : Sample.worker
        let claimed = self.perform(.claim(worker: self.worker, now: self.now, ownerIsAlive: self.ownerIsAlive))
        if claimed, self.state.owner == self.worker { self.ownerIsAlive = true }
    }

    /// A living owner claims once more what it has.
    mutating func claimAgain() {
        guard self.ownerIsAlive, let owner = self.state.owner else { return }
        if !self.perform(.claim(worker: owner, now: self.now, ownerIsAlive: false)) { self.report("an owner may not claim again") }
        if self.state.phase == .quarantined { self.report("G10: quarantined under a living worker") }
    }

    /// The owner dies; the broker gives its message to another.
    mutating func crash() {
        guard self.ownerIsAlive else { return }
        self.ownerIsAlive = false
        self.hasDispatch = true
    }

    /// False when the command is rejected.
    @discardableResult
    mutating func perform(_ command: JobCommand) -> Bool {
        do throws(JobRejection) {
            self.append(try self.decider.decide(command, self.state))
            return true
        } catch {
            return false
        }
    }

    private mutating func append(_ events: [JobEvent]) {
        let before = self.state
        for event in events {
            let fence = if case .jobClaimed = event { self.state.fence.next } else { self.state.fence }
            let envelope = EventEnvelope(
                jobID: Sample.job,
                version: self.state.version + 1,
                recordedAt: self.now,
                actor: .cli,
                fence: fence,
                event: event
            )
            let bytes = EntryCodec.encode(envelope, after: self.head)
            self.check(envelope, bytes)
            JobDecider.evolve(&self.state, envelope)
            self.stored.append(
                StoredEvent(
                    position: Int64(envelope.version),
                    jobID: Sample.job,
                    version: envelope.version,
                    type: event.type,
                    recordedAt: self.now,
                    bytes: bytes,
                    hash: Digest(of: bytes)
                )
            )
        }
        switch self.state.timerChange(from: before) {
        case .keep: break
        case .set(let time): self.timer = time
        case .clear: self.timer = nil
        }
        if !self.state.dispatches(for: events, of: Sample.job).isEmpty { self.hasDispatch = true }
        self.wait(milliseconds: 0)
        self.checkState()
    }

    private mutating func check(_ envelope: EventEnvelope<JobEvent>, _ bytes: [UInt8]) {
        if let rule = self.rules.broken(by: envelope) { self.report(rule) }
        do throws(EntryDecodingError) {
            let (read, previous) = try EntryCodec.decode(bytes, as: JobEvent.self)
            if read != envelope || previous != self.head { self.report("an entry reads back as something else") }
            JobDecider.evolve(&self.decoded, read)
        } catch {
            self.report("an entry does not read back")
        }
    }

    private mutating func checkState() {
        if self.decoded != self.state { self.report("G2: the entries fold to another state") }
        guard let row = self.state.row(Sample.job, head: self.head) else { return self.report("G2: a job without a row") }
        if row != self.decoded.row(Sample.job, head: self.head) { self.report("G2: the entries fold to another row") }
        if row.version != self.stored.count || row.fence != self.state.fence { self.report("G2: the row is behind the log") }
        if !(0...100).contains(row.progress) { self.report("progress outside 0 and 100") }
        if row.status == "completed", row.progress != 100 { self.report("completed at less than 100 percent") }
        if (row.worker != nil) != (self.state.owner != nil) { self.report("the row names another worker") }
        if self.state.isSettled != (row.waits == .nobody) { self.report("G7: the row is wrong about whether the job waits") }
        if let orphan = self.orphaned(row) { self.report(orphan) }
    }

    /// G7: a live job has an owner, a timer, a dispatch or a person to wait for.
    private func orphaned(_ row: JobRow) -> String? {
        guard !self.state.isSettled, self.state.owner == nil, self.timer == nil, !self.hasDispatch else { return nil }
        let waitsForPerson = row.waits == .wake && row.wakeAt == nil && row.stage == "waiting"
        return waitsForPerson ? nil : "G7: nothing would ever wake the job"
    }

    mutating func report(_ violation: String) {
        if self.violation == nil { self.violation = violation }
    }
}
