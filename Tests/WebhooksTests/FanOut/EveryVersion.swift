import EventSourcing
import Synchronization
import Webhooks

/// A history in which every asked version changes the status; fails as often as it is told to first.
final class EveryVersion: StatusHistory {
    private let failures: Mutex<Int>
    let types = ["Event1", "Event2", "Event3"]

    init(failing times: Int = 0) { self.failures = Mutex(times) }

    func changes(of job: JobID, at versions: Set<Int>) async throws(StoreError) -> [StatusChange] {
        let fails = self.failures.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
        if fails { throw .unavailable(reason: "not now") }
        return versions.sorted()
            .map { StatusChange(jobID: job, status: "completed", workflow: "tailor", version: $0, changedAt: Fixture.time) }
    }
}
