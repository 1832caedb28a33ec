import Artifacts
public import EventSourcing
import Jobs

extension JobService {
    /// Erases what one job was made from and what it made, and says so in its log, which goes on verifying. A job that is not settled is
    /// cancelled first. May be run again after a crash: it goes on where it stopped.
    ///
    /// The user's key stays, so the bytes are removed rather than made unreadable. An artifact that another job of the user's has too,
    /// which is one file, is left to that job.
    public func erase(_ jobID: JobID, by actor: ActorName) async throws(JobServiceError) {
        let state: JobState
        do {
            state = try await self.carryOut(jobID, by: actor) { _ in .erase }
        } catch .rejected(_, .erased) {
            // An earlier run got this far.
            state = try await self.state(jobID)
        }
        try await storing { () async throws(StoreError) in try await self.store.destroyPayloads(of: jobID) }
        guard let userID = state.userID else { return }
        var mine = Set(state.steps.flatMap(\.artifacts).map(\.digest))
        if !mine.isEmpty { mine.subtract(try await self.artifacts(of: userID, but: jobID, among: mine)) }
        for digest in mine.sorted() {
            do {
                try await self.artifacts.delete(digest)
            } catch {
                throw .artifact(name: "\(digest)", reason: "\(error)")
            }
        }
    }

    /// Which of the artifacts other jobs of the user's have, erased ones aside.
    private func artifacts(of userID: UserID, but jobID: JobID, among wanted: Set<Digest>) async throws(JobServiceError) -> Set<Digest> {
        var found: Set<Digest> = []
        var last: JobID?
        while found.count < wanted.count {
            let after = last
            let page = try await storing { () async throws(StoreError) in
                try await self.store.jobIDs(after: after, userID: userID, limit: 500)
            }
            guard let newest = page.last else { break }
            last = newest
            for other in page where other != jobID {
                let state = try await self.state(other)
                guard !state.isErased else { continue }
                found.formUnion(state.steps.flatMap(\.artifacts).map(\.digest).filter(wanted.contains))
            }
        }
        return found
    }
}
