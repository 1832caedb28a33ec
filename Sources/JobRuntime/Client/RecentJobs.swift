import EventSourcing
import Jobs
import Synchronization

/// Jobs just made by this process, so that its worker need not read back what it has in its hands.
///
/// A guess and no more: a claim on a stream that someone has moved on since is refused like any other. Bounded by two
/// generations, the older of which goes when the younger is full.
final class RecentJobs: Sendable {
    struct Job {
        var stream: JobStream
        var input: [UInt8]
    }

    private struct State {
        var young: [JobID: Job] = [:]
        var old: [JobID: Job] = [:]
        var youngBytes = 0
    }

    private static let countLimit = 2048
    private static let byteLimit = 8 << 20

    private let state = Mutex(State())
    private let isOn: Bool

    init(isOn: Bool) { self.isOn = isOn }

    func remember(_ job: Job) {
        guard self.isOn else { return }
        guard job.input.count < Self.byteLimit / 8 else { return }
        self.state.withLock { state in
            if state.young.count >= Self.countLimit || state.youngBytes >= Self.byteLimit {
                state.old = state.young
                state.young = [:]
                state.youngBytes = 0
            }
            state.young[job.stream.jobID] = job
            state.youngBytes += job.input.count
        }
    }

    func contains(_ jobID: JobID) -> Bool {
        guard self.isOn else { return false }
        return self.state.withLock { $0.young[jobID] != nil || $0.old[jobID] != nil }
    }

    /// The job, for once: whoever asks again has to read.
    func take(_ jobID: JobID) -> Job? {
        self.state.withLock { state in
            if let job = state.young.removeValue(forKey: jobID) {
                state.youngBytes -= job.input.count
                return job
            }
            return state.old.removeValue(forKey: jobID)
        }
    }
}
