import Artifacts
public import EventSourcing
import Jobs
import Vault

/// What an erasure has done.
public struct ErasureReport: Sendable, Equatable {
    public var userID: UserID
    /// Jobs that had something to erase.
    public var jobs: Int
    public var artifacts: Int
}

extension JobService {
    /// Destroys the user's key, deletes their artifacts, and says so in every log of theirs. Cancels what still runs. May be
    /// run again after a crash: it goes on where it stopped.
    ///
    /// The key goes first: from then on nothing of the user's can be read, whatever happens to the rest.
    public func erase(_ userID: UserID, by actor: ActorName) async throws(JobServiceError) -> ErasureReport {
        try await sealing { () async throws(VaultError) in try await self.vault.erase(userID) }
        var report = ErasureReport(userID: userID, jobs: 0, artifacts: 0)
        var last: JobID?
        while true {
            let after = last
            let page = try await storing { () async throws(StoreError) in
                try await self.store.jobIDs(after: after, userID: userID, limit: 500)
            }
            guard let newest = page.last else { return report }
            last = newest
            for jobID in page { try await self.erase(jobID, by: actor, &report) }
        }
    }

    private func erase(_ jobID: JobID, by actor: ActorName, _ report: inout ErasureReport) async throws(JobServiceError) {
        let state: JobState
        do {
            state = try await self.carryOut(jobID, by: actor) { _ in .erase }
            report.jobs += 1
        } catch .rejected(_, .erased) {
            // An earlier run got this far; its files may still be there.
            state = try await self.state(jobID)
        }
        for digest in Set(state.steps.flatMap(\.artifacts).map(\.digest)).sorted() {
            do {
                try await self.artifacts.delete(digest)
                report.artifacts += 1
            } catch {
                throw .artifact(name: "\(digest)", reason: "\(error)")
            }
        }
    }
}
