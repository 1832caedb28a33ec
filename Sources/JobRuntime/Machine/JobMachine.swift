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
        /// The job's continuation is durable: the dispatch it was taken with may be acknowledged.
        case letGo
        /// Read the stream again and call ``loaded(_:definition:now:ownerIsAlive:seal:)`` or ``reloaded(_:now:seal:)``.
        case reload
        case end(JobRunEnd)
    }

    enum State {
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

    let worker: WorkerID
    let progressMilliseconds: Int64
    var state: State = .replaying
    var decider: JobDecider?
    var stream: JobStream
    var durable = 0
    /// Version of this worker's claim; the job is not this worker's before it is durable.
    var claimed = 0
    var epoch = 0
    /// Someone may have appended while appends of ours were under way.
    var mustLook = false
    var pending: [Pending] = []
    var blocked: [Blocked] = []
    var running: [String: Running] = [:]
    /// Attempts that have ended here while the events that tell so are decided again.
    var ended: Set<Attempt> = []
    /// Version of the newest event that tells of a step with effects: these should not happen again for want of a commit.
    var effectVersion = 0
    /// Version of the event that a continuation leaves with, until that is durable.
    var continuation: Int?
    /// Who had the job when it was claimed here, if that was another worker.
    var predecessor: WorkerID?

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

    /// Whether anything here goes on only once what was appended is durable. Steps without effects run ahead of it.
    var awaitsCommit: Bool {
        switch self.state {
        case .running: !self.blocked.isEmpty || self.mustLook || self.continuation != nil || self.effectVersion > self.durable
        case .replaying, .claiming, .stopping, .stopped: true
        }
    }

    /// Whether this attempt runs here and its outcome is still wanted.
    func awaits(_ step: String, attempt: Int) -> Bool { self.isRunning && self.running[step]?.attempt == attempt }

    var isRunning: Bool {
        switch self.state {
        case .running: true
        case .replaying, .claiming, .stopping, .stopped: false
        }
    }

    /// Whether this stream is still this worker's, as claimed here.
    func owns(_ stream: JobStream) -> Bool {
        #if DEBUG
        if FaultInjector.has(.noFence) { return !stream.state.isSettled }
        #endif
        return stream.state.fence == self.stream.state.fence && stream.state.owner == self.worker
    }
}
