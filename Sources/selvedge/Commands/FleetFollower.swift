import EventSourcing
import JobRuntime
import Jobs

/// Watches a job that the workers of a fleet run.
///
/// Nothing runs here: a command that is interrupted leaves its job to those whose work it is.
struct FleetFollower {
    let jobID: JobID
    let composition: Composition
    var progress: ProgressBar

    private static let period: Duration = .milliseconds(20)
    private static let outagePeriod: Duration = .milliseconds(300)
    /// How long a job may lie there before the person is told that nobody may be there to run it.
    private static let patience: Duration = .seconds(1)

    /// The job's row once it is settled.
    func follow() async throws(CommandFailure) -> JobRow {
        var progress = self.progress
        var waiting = WaitingNotice()
        var outage = false
        var asksForWorkers: ContinuousClock.Instant? = .now + Self.patience
        defer { progress.clear() }
        while true {
            guard let row = try await self.row(&outage, &progress) else { continue }
            if JobStatus(rawValue: row.status)?.isSettled ?? true { return row }
            progress.show(row)
            waiting.tell(row, &progress)
            if let moment = asksForWorkers, ContinuousClock.now > moment {
                asksForWorkers = nil
                if row.status == JobStatus.pending.rawValue, !(try await self.isAnyWorkerAlive()) {
                    progress.clear()
                    Terminal.note("no worker is alive; job \(self.jobID) is kept until 'selvedge work' runs somewhere")
                }
            }
            try? await Task.sleep(for: Self.period)
        }
    }

    /// Nil when the database does not answer now; the job goes on without this command, so it is worth waiting.
    private func row(_ isToldOfOutage: inout Bool, _ progress: inout ProgressBar) async throws(CommandFailure) -> JobRow? {
        do {
            return try await command { () async throws(JobServiceError) in try await self.composition.service.row(self.jobID) }
        } catch {
            guard error.mayPass else { throw error }
            if !isToldOfOutage {
                isToldOfOutage = true
                progress.clear()
                Terminal.note("the database is away; job \(self.jobID) is followed again when it is back")
            }
            try? await Task.sleep(for: Self.outagePeriod)
            return nil
        }
    }

    private func isAnyWorkerAlive() async throws(CommandFailure) -> Bool {
        let store = self.composition.store
        let workers = try await stored { () async throws(StoreError) in try await store.workers() }
        return workers.contains { $0.isAlive && $0.heartbeat.slots > 0 && !$0.heartbeat.isDraining }
    }
}
