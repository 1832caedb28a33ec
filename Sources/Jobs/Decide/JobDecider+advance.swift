import EventSourcing

/// Moving a claimed job on: ends waits that are over, starts what can start, completes or parks what has nothing left to run.
extension JobDecider {
    func advance(_ state: JobState, now: Timestamp) -> [JobEvent] {
        var ahead = Lookahead(state, now: now)
        self.advance(&ahead)
        return ahead.events
    }

    func advance(_ ahead: inout Lookahead) {
        if ahead.state.cancellation != nil {
            if !self.hasRunning(ahead.state) { ahead.append(.jobCancelled) }
            return
        }
        // A delay that is over may let the next step start, so go round until nothing moves.
        var moved = true
        while moved {
            moved = false
            for step in self.definition.steps {
                guard let current = ahead.state.step(step.name) else { continue }
                if self.move(step, current, &ahead) { moved = true }
                if ahead.state.isSettled { return }
            }
        }
        if ahead.state.steps.allSatisfy(\.isCompleted) {
            ahead.append(.jobCompleted)
        } else if !self.hasRunning(ahead.state) {
            ahead.append(self.park(ahead.state))
        }
    }

    private func hasRunning(_ state: JobState) -> Bool {
        state.steps.contains { $0.status == .running(fence: state.fence) }
    }

    /// One step's next move, if it has one now.
    private func move(_ step: StepDefinition, _ current: StepState, _ ahead: inout Lookahead) -> Bool {
        switch current.status {
        case .completed, .failed:
            return false
        case .pending:
            guard step.needs.allSatisfy({ ahead.state.step($0)?.isCompleted ?? false }) else { return false }
            ahead.append(self.start(step, attempt: current.attempt + 1, now: ahead.now))
        case .running(let fence):
            // Started under an older claim: its worker died with it.
            guard fence < ahead.state.fence else { return false }
            ahead.append(self.start(step, attempt: current.attempt + 1, now: ahead.now))
        case .retrying(let at):
            guard at <= ahead.now else { return false }
            ahead.append(self.start(step, attempt: current.attempt + 1, now: ahead.now))
        case .sleeping(let until):
            guard until <= ahead.now else { return false }
            ahead.append(.stepCompleted(step: step.name, attempt: current.attempt, artifacts: []))
        case .awaiting(let signal, let until):
            if ahead.state.signals.contains(signal) {
                ahead.append(.stepCompleted(step: step.name, attempt: current.attempt, artifacts: []))
            } else if let until, until <= ahead.now {
                ahead.append(.stepFailed(step: step.name, attempt: current.attempt, code: "approval_timeout", retryable: false))
                ahead.append(.jobFailed(step: step.name, code: "approval_timeout"))
            } else {
                return false
            }
        case .delegated(_, let until):
            guard until <= ahead.now else { return false }
            self.fail(step, current, code: "callback_timeout", retryable: true, &ahead)
        }
        return true
    }

    private func start(_ step: StepDefinition, attempt: Int, now: Timestamp) -> JobEvent {
        let wait: StepWait? =
            switch step.action {
            case .run: nil
            case .delay(let milliseconds): .timer(until: now.advanced(byMilliseconds: milliseconds))
            case .external(let task, let timeout): .callback(task: task, until: now.advanced(byMilliseconds: timeout))
            case .approval(let signal, let timeout): .signal(name: signal, until: timeout.map { now.advanced(byMilliseconds: $0) })
            }
        return .stepStarted(step: step.name, attempt: attempt, wait: wait)
    }

    /// The job wakes at the earliest time that any of its steps waits for; the reason is that step's.
    func park(_ state: JobState) -> JobEvent {
        var reason = ParkReason.signal
        var earliest: Timestamp?
        for step in state.steps {
            let candidate: (ParkReason, Timestamp?)? =
                switch step.status {
                case .sleeping(let until): (.timer, until)
                case .retrying(let at): (.retry, at)
                case .awaiting(_, let until): (.signal, until)
                case .delegated(_, let until): (.callback, until)
                case .pending, .running, .completed, .failed: nil
                }
            guard let candidate, let time = candidate.1 else { continue }
            if earliest.map({ time < $0 }) ?? true { (reason, earliest) = (candidate.0, time) }
        }
        return .jobParked(reason: reason, until: earliest)
    }
}
