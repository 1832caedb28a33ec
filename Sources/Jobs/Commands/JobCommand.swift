public import EventSourcing

/// What someone wants of a job. Whoever asks has looked at the clock and at the leases; the core has neither.
public enum JobCommand: Sendable, Equatable {
    case create(
        userID: UserID,
        definition: Digest,
        priority: Priority,
        seed: UInt64,
        trace: TraceContext? = nil,
        delay: JobDelay? = nil
    )
    /// A worker wants the job. `ownerIsAlive` speaks of the worker that has it now, if one has.
    case claim(worker: WorkerID, now: Timestamp, ownerIsAlive: Bool)
    /// Starts what can start, ends waits that are over, and completes or parks the job when nothing is left to run.
    case advance(now: Timestamp)
    case reportProgress(step: String, attempt: Int, percent: Int)
    /// The step is done; the job advances in the same breath.
    case completeStep(step: String, attempt: Int, artifacts: [ArtifactReference], now: Timestamp)
    /// The step failed or ran out of time; the job schedules a retry or fails, and advances.
    case failStep(step: String, attempt: Int, code: String, retryable: Bool, now: Timestamp)
    /// A service outside has done the step it was given. Nil for the step means the only one it can be; nil for the attempt, the newest.
    case completeExternal(step: String?, attempt: Int?, now: Timestamp)
    /// A service outside could not do the step.
    case failExternal(step: String?, attempt: Int?, code: String, retryable: Bool, now: Timestamp)
    /// The job still runs here, longer than a broker would wait for an answer to its dispatch.
    case keepOn
    /// The worker is shutting down.
    case handBack
    case signal(name: String)
    case requestCancellation(ownerIsAlive: Bool)
    /// The worker has heard of the cancellation and is stopping the steps.
    case deliverCancellation
    /// Nothing of the job runs any more.
    case confirmCancellation
    /// By hand. `from` names the first step to run again; nil means what has not been completed.
    case retry(from: String?)
    case release
    case erase
}
