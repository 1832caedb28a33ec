import EventSourcing
import Jobs
import Logging

/// Who runs when, and what is said of it in the end.
extension Worker {
    private static var turnPeriod: Duration { .milliseconds(5) }

    /// Lets a suspect have the worker for itself, if those who are at work end soon enough; a job of hours must not hold it up. False
    /// when the worker goes first.
    func takeTurn(asSuspect isSuspect: Bool) async -> Bool {
        if isSuspect {
            let deadline = ContinuousClock.now + Isolation.patience
            while !self.isolation.admitsSuspect, ContinuousClock.now < deadline, !self.isDraining, !Task.isCancelled {
                self.isolation.suspectWaits(true)
                try? await Task.sleep(for: Self.turnPeriod)
            }
            self.isolation.suspectWaits(false)
        } else {
            while !self.isolation.admitsOther(at: .now), !self.isDraining, !Task.isCancelled { try? await Task.sleep(for: Self.turnPeriod) }
        }
        guard !self.isDraining, !Task.isCancelled else { return false }
        self.isolation.began(asSuspect: isSuspect, at: .now)
        return true
    }

    func report(_ end: JobRunEnd, of jobID: JobID, trace: TraceContext?) {
        func log(_ level: Logger.Level, _ message: Logger.Message, _ more: @autoclosure () -> Logger.Metadata = [:]) {
            self.environment.telemetry.logger.log(
                level: level,
                message,
                metadata: self.environment.metadata(of: jobID, trace: trace).merging(more()) { _, new in new }
            )
        }
        switch end {
        case .settled(let status): log(.debug, "settled", ["status": "\(status.rawValue)"])
        case .parked: log(.debug, "parked")
        case .handedBack: log(.info, "handed back")
        case .dropped(let rejection): log(.debug, "dispatch dropped", ["reason": "\(rejection)"])
        case .deferred: log(.debug, "deferred: the user has enough jobs running")
        case .unknown: log(.warning, "dispatch for a job that does not exist")
        case .lost: log(.warning, "lost to another worker")
        case .failed(.store), .failed(.read(.store)): log(.debug, "gave up for want of the store")
        case .failed(.cancelled): log(.debug, "stopped")
        case .failed(let failure): log(.error, "gave up", ["error": "\(failure)"])
        }
    }
}
