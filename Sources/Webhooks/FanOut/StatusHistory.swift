public import EventSourcing

/// Knows what a job's events have made of its status.
public protocol StatusHistory: Sendable {
    /// The types of events that can change a status; of others nobody is asked.
    var types: [String] { get }

    /// Those of the versions that changed the job's public status, in order; none when the job is gone.
    func changes(of job: JobID, at versions: Set<Int>) async throws(StoreError) -> [StatusChange]
}
