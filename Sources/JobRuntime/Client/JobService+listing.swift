public import EventSourcing
import Vault

extension JobService {
    /// One user's jobs, newest first.
    ///
    /// - Parameter metadata: only jobs whose metadata has a member of this name, and unless it is nil this value.
    public func jobs(
        _ listing: JobListing,
        metadata: (name: String, value: String?)? = nil
    ) async throws(JobServiceError) -> [JobRow] {
        var listing = listing
        if let metadata {
            guard let label = try await self.label(metadata.name, metadata.value, of: listing.userID) else { return [] }
            listing.label = label
        }
        let search = listing
        return try await storing { () async throws(StoreError) in try await self.store.jobs(search) }
    }

    /// Nil when nothing can be found by it: the user has no key, or none any more. A question makes none.
    private func label(_ name: String, _ value: String?, of user: UserID) async throws(JobServiceError) -> JobLabel? {
        guard let key = try await storing({ () async throws(StoreError) in try await self.store.newestKey(of: user) }) else { return nil }
        let sealer: PayloadSealer
        do {
            sealer = try await self.vault.sealer(for: user, newest: key)
        } catch .erased {
            return nil
        } catch {
            throw .vault(error)
        }
        return value.map { sealer.label(key: name, value: $0) } ?? sealer.label(key: name)
    }
}
