import JobRuntime
import Settings

extension RuntimeOptions {
    /// - Parameters:
    ///   - slots: what the command line says.
    ///   - usual: where neither it nor the configuration says anything; nil for the runtime's own.
    init(_ settings: WorkerSettings, slots: Int?, usual: Int? = nil) {
        self.init(jobsPerUser: settings.jobsPerUser)
        self.slots = slots ?? settings.slots ?? usual ?? self.slots
        if let deadline = settings.drainDeadline { self.drainDeadline = deadline }
        if let lease = settings.lease { self.leaseMilliseconds = Int64(lease / .milliseconds(1)) }
        if let grace = settings.dispatchGrace { self.dispatchGraceMilliseconds = Int64(grace / .milliseconds(1)) }
    }
}
