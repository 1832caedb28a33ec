import EventSourcing
import Jobs

extension Simulation {
    mutating func make(_ move: Move) {
        let pick = Int(move.pick >> 16 & 0xffff)
        let running = self.state.steps.filter { $0.status == .running(fence: self.state.fence) }
        let step = running.isEmpty ? nil : running[pick % running.count]
        switch move.kind {
        case .create: self.perform(.create(userID: Sample.user, definition: .zero, priority: .low, seed: move.pick))
        case .claim: self.claim()
        case .claimAgain: self.claimAgain()
        case .crash: self.crash()
        case .advance: self.perform(.advance(now: self.now))
        case .progress:
            guard let step else { return }
            self.perform(.reportProgress(step: step.name, attempt: step.attempt, percent: Int(move.pick % 140) - 20))
        case .complete:
            guard let step else { return }
            let artifacts = move.pick % 2 == 0 ? [] : [ArtifactReference(name: "a", digest: .zero, size: pick, mediaType: "text/plain")]
            self.perform(.completeStep(step: step.name, attempt: step.attempt, artifacts: artifacts, now: self.now))
        case .fail:
            guard let step else { return }
            self.perform(.failStep(step: step.name, attempt: step.attempt, code: "x", retryable: move.pick % 8 != 0, now: self.now))
        case .handBack: self.perform(.handBack)
        case .signal: self.perform(.signal(name: ["go", "yes", "no"][pick % 3]))
        case .cancel: self.perform(.requestCancellation(ownerIsAlive: self.ownerIsAlive))
        case .deliver: self.perform(.deliverCancellation)
        case .confirm: self.perform(.confirmCancellation)
        case .retry: self.perform(.retry(from: pick % 3 == 0 ? nil : self.anyStep(pick)))
        case .release: self.perform(.release)
        case .erase: if move.pick % 4 == 0 { self.perform(.erase) }
        case .wait: self.wait(milliseconds: Int64(move.pick % 400))
        case .keepOn: self.perform(.keepOn)
        case .callBack: self.callBack(move.pick, step: self.anyStep(pick))
        case .foreignReport: self.reportForeign(move.pick, step: self.anyStep(pick))
        }
    }

    /// A step of the workflow, at times one it does not have.
    private func anyStep(_ pick: Int) -> String {
        let names = self.decider.definition.steps.map(\.name) + ["nowhere"]
        return names[pick % names.count]
    }

    private mutating func callBack(_ word: UInt64, step: String) {
        let current = self.state.step(step)
        let attempt = word % 3 == 0 ? nil : current.map { $0.attempt - (word % 5 == 0 ? 1 : 0) }
        let named = word % 7 == 0 ? nil : step
        let command: JobCommand =
            word % 2 == 0
            ? .completeExternal(step: named, attempt: attempt, now: self.now)
            : .failExternal(step: named, attempt: attempt, code: "outside", retryable: word % 8 != 1, now: self.now)
        let before = self.state
        // Without a name the step is the one that waits: with several external ones that is another the second time.
        let isClear = named != nil || self.decider.definition.steps.count(where: \.isExternal) == 1
        guard self.perform(command), self.state != before, attempt != nil, isClear else { return }
        // What worked once is answered the same way, and changes nothing, when it comes again.
        let after = self.state
        if !self.perform(command) { self.report("a callback that came twice was answered differently") }
        if self.state != after { self.report("a callback that came twice counted twice") }
    }

    /// Reports with an attempt that is not running: none of them may change anything.
    private mutating func reportForeign(_ word: UInt64, step: String) {
        let attempt = (self.state.step(step)?.attempt ?? 0) + (word % 2 == 0 ? 1 : -1)
        let commands: [JobCommand] = [
            .completeStep(step: step, attempt: attempt, artifacts: [], now: self.now),
            .failStep(step: step, attempt: attempt, code: "x", retryable: true, now: self.now),
            .reportProgress(step: step, attempt: attempt, percent: 50),
        ]
        for command in commands where self.perform(command) { self.report("a report on an attempt that does not run was taken") }
    }

    /// The whole log once more, from its first byte.
    mutating func checkLog() {
        let fault = HashChain.verify(self.stored, of: Sample.job, expectedVersion: self.state.version, expectedHead: self.head)
        if let fault { self.report("G1: \(fault)") }
        let log = self.stored.compactMap { try? EntryCodec.decode($0.bytes, as: JobEvent.self).envelope }
        if JobDecider.fold(log) != self.state { self.report("G2: the log folds to another state") }
    }

    /// Liveness: workers that only ever follow dispatches, and a person who approves, bring the job to an end.
    func settles() -> String? {
        var copy = self
        if copy.state.phase == .quarantined { copy.perform(.release) }
        for _ in 0..<(20 + 8 * copy.state.steps.count) {
            if copy.state.isSettled { return copy.violation }
            copy.push()
        }
        return copy.violation ?? "the job does not settle; it is \(copy.state.stage)"
    }

    private mutating func push() {
        if let running = self.state.steps.first(where: { $0.status == .running(fence: self.state.fence) }), self.state.owner != nil {
            if self.state.cancellation != nil {
                self.perform(.confirmCancellation)
            } else {
                self.perform(.completeStep(step: running.name, attempt: running.attempt, artifacts: [], now: self.now))
            }
        } else if self.state.owner != nil {
            if !self.ownerIsAlive { self.claim() }
            self.perform(.advance(now: self.now))
        } else if self.hasDispatch {
            self.claim()
        } else if let timer = self.timer {
            self.wait(milliseconds: timer.milliseconds(since: self.now) + 1)
        } else {
            for name in ["go", "yes"] { self.perform(.signal(name: name)) }
            for step in self.decider.definition.steps where step.isExternal {
                self.perform(.completeExternal(step: step.name, attempt: nil, now: self.now))
            }
        }
    }
}
