import Artifacts
import EventSourcing
import Jobs
import Logging
import Vault

/// What every job actor of a process shares.
struct JobEnvironment: Sendable {
    var worker: WorkerID
    var store: any JobStore
    var committer: Committer
    var vault: PayloadVault
    var artifacts: any ArtifactStore
    var repository: JobRepository
    var steps: StepRegistry
    var clock: RuntimeClock
    var options: RuntimeOptions
    var telemetry: Telemetry
    let lease = Lease()

    /// What every log line of a job's work says.
    func metadata(of jobID: JobID, trace: TraceContext?) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["job": "\(jobID)", "worker": "\(self.worker)"]
        if let trace { metadata["trace"] = "\(trace.traceID)" }
        return metadata
    }
}
