import EventSourcing
import Jobs

/// Generated events of every case, with names and numbers that are awkward to write.
enum EventSamples {
    private static let texts = [
        "a", "tailor-résumé", "\"quoted\"", "back\\slash", "line\nbreak\ttab\u{0}nul\u{1f}", "日本語", "👩🏽‍💻", "e\u{301}", "\u{7f}\u{2028}", "",
        "/", "{}[],:",
    ]
    private static let numbers = [0, 1, 2, 100, Int.max]

    /// One event of each case; other values for every seed.
    static func all(_ dice: inout Dice) -> [JobEvent] {
        let (step, attempt, time) = (dice.pick(self.texts), dice.pick(self.numbers), self.time(&dice))
        let wait: StepWait? =
            switch dice.roll(5) {
            case 0: nil
            case 1: .timer(until: time)
            case 2: .signal(name: dice.pick(self.texts), until: nil)
            case 3: .callback(task: dice.pick(self.texts), until: time)
            default: .signal(name: dice.pick(self.texts), until: time)
            }
        let artifacts = (0..<dice.roll(3))
            .map { _ in
                ArtifactReference(
                    name: dice.pick(self.texts),
                    digest: Digest(of: [UInt8(dice.roll(256))]),
                    size: attempt,
                    mediaType: "text/plain"
                )
            }
        let created = JobCreated(
            userID: Sample.user,
            workflow: dice.pick(self.texts),
            definition: Digest(of: [UInt8(dice.roll(256))]),
            priority: dice.pick(Priority.allCases),
            steps: (0..<dice.roll(4)).map { _ in dice.pick(self.texts) },
            seed: dice.pick([0, 1, 1 << 53 + 1, .max, dice.word()]),
            trace: dice.chance(1, in: 2)
                ? TraceContext(traceHigh: dice.word(), traceLow: 1, spanID: dice.word() | 1, isSampled: dice.chance(1, in: 2)) : nil
        )
        return [
            .jobCreated(created), .jobClaimed(worker: Sample.worker), .stepStarted(step: step, attempt: attempt, wait: wait),
            .stepProgressed(step: step, attempt: attempt, percent: dice.roll(101)),
            .stepCompleted(step: step, attempt: attempt, artifacts: artifacts),
            .stepFailed(step: step, attempt: attempt, code: dice.pick(self.texts), retryable: dice.chance(1, in: 2)),
            .retryScheduled(step: step, attempt: attempt, at: time),
            .jobParked(reason: dice.pick(ParkReason.allCases), until: dice.chance(1, in: 2) ? time : nil),
            .signalReceived(name: step), .cancellationRequested(stage: dice.pick(CancellationStage.allCases)), .jobCancelled,
            .jobCompleted, .jobFailed(step: dice.chance(1, in: 2) ? step : nil, code: dice.pick(self.texts)),
            .jobRetried(from: dice.chance(1, in: 2) ? step : nil, reset: [step]),
            .jobQuarantined(claims: attempt, step: dice.chance(1, in: 2) ? step : nil), .jobReleased, .payloadErased,
        ]
    }

    private static func time(_ dice: inout Dice) -> Timestamp {
        Timestamp(microseconds: dice.pick([.min, -1, 0, 1, .max, Int64(bitPattern: dice.word())]))
    }
}
