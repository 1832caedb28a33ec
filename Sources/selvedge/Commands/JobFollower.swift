import EventSourcing
import Foundation
import JobRuntime
import Jobs
import Logging
import Messaging
import Observability
import ServiceLifecycle

/// Sees one job through: runs it here when no other worker has the store, follows it where there are others.
struct JobFollower: Sendable {
    let jobID: JobID
    let composition: Composition
    var progress: ProgressBar

    private static let period: Duration = .milliseconds(5)
    private static let lockPeriod: Duration = .milliseconds(300)

    /// The job's row when it was settled, or when the person asked to stop.
    func runToEnd() async throws(CommandFailure) -> JobRow {
        if self.composition.opened.isShared {
            return try await FleetFollower(jobID: self.jobID, composition: self.composition, progress: self.progress).follow()
        }
        let worker = WorkerID.ofThisProcess()
        var isToldOfOther = false
        while true {
            if let lock = try await self.lock(worker) {
                try await self.runHere(lock, worker)
                return try await self.row()
            }
            // Another worker has the store. It may be one that works on everything, or on another job only.
            let deadline = ContinuousClock.now + Self.lockPeriod
            while ContinuousClock.now < deadline {
                let row = try await self.row()
                if JobStatus(rawValue: row.status)?.isSettled ?? false { return row }
                try? await Task.sleep(for: Self.period)
            }
            if !isToldOfOther {
                isToldOfOther = true
                Terminal.note("another worker has the store; job \(self.jobID) waits for it")
            }
        }
    }

    /// Nil while another worker has the store.
    private func lock(_ worker: WorkerID) async throws(CommandFailure) -> (any StoreLock)? {
        do {
            return try await self.composition.beginWork(as: worker)
        } catch .locked {
            return nil
        } catch {
            throw CommandFailure(error)
        }
    }

    private func row() async throws(CommandFailure) -> JobRow {
        try await command { () async throws(JobServiceError) in try await self.composition.service.row(self.jobID) }
    }

    private func runHere(_ lock: any StoreLock, _ worker: WorkerID) async throws(CommandFailure) {
        defer { withExtendedLifetime(lock) {} }
        do {
            let engine = self.composition.engine(
                InProcessBroker(),
                worker: worker,
                scope: .only(self.jobID),
                options: RuntimeOptions(slots: 4, drainDeadline: .seconds(2)),
                logger: Logger(label: "selvedge", format: .text, level: .error)
            )
            let watch = Watch(follower: self)
            try await engine.run(guests: [watch])
        } catch let error as StoreError {
            throw .failed("\(error)")
        } catch {
            throw .failed("the worker stopped: \(error)")
        }
    }

    /// Ends the run when the job is settled.
    private struct Watch: Service {
        let follower: JobFollower

        func run() async throws {
            await cancelWhenGracefulShutdown {
                var progress = self.follower.progress
                var waiting = WaitingNotice()
                defer { progress.clear() }
                while let row = try? await self.follower.row(), !(JobStatus(rawValue: row.status)?.isSettled ?? true) {
                    progress.show(row)
                    waiting.tell(row, &progress)
                    try? await Task.sleep(for: JobFollower.period)
                    if Task.isCancelled { return }
                }
            }
        }
    }
}
