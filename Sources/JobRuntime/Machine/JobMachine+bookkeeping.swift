import EventSourcing
import Jobs

/// What a ``JobMachine`` remembers of its appends and its steps.
extension JobMachine {
    /// A command that has been appended and is not durable yet, kept so that it can be decided again on a stream that grew.
    struct Pending {
        var command: JobCommand
        var payload: [UInt8]
        var version: Int

        var endedAttempt: Attempt? {
            switch self.command {
            case .completeStep(let step, let attempt, _, _), .failStep(let step, let attempt, _, _, _):
                Attempt(step: step, number: attempt)
            case .create, .claim, .advance, .reportProgress, .completeExternal, .failExternal, .keepOn, .handBack, .signal,
                .requestCancellation, .deliverCancellation,
                .confirmCancellation, .retry, .release, .erase:
                nil
            }
        }
    }

    struct Running {
        var attempt: Int
        var timeoutMilliseconds: Int64
        /// Nil before the attempt is launched: waiting for a commit is not the step's time.
        var deadline: Timestamp?
        var reportedAt: Timestamp
        var isStopped = false

        var isLaunched: Bool { self.deadline != nil }
    }

    struct Attempt: Hashable {
        var step: String
        var number: Int
    }

    struct Blocked {
        var launch: StepLaunch
        /// Of its StepStarted event.
        var version: Int
        /// Whether it may start before that event is durable.
        var mayRunAhead: Bool
    }
}
