/// The `jobs` table and what is found through it.
public protocol JobIndex: Sendable {
    func job(_ id: JobID) async throws(StoreError) -> JobRow?

    /// Newest first.
    func jobs(_ query: JobQuery) async throws(StoreError) -> [JobRow]

    /// Newest first, of one user.
    func jobs(_ listing: JobListing) async throws(StoreError) -> [JobRow]

    /// How many jobs there are of each status; statuses without jobs are absent.
    func counts(userID: UserID?) async throws(StoreError) -> [String: Int]

    /// All job ids, ascending, after one; for verification and erasure.
    func jobIDs(after: JobID?, userID: UserID?, limit: Int) async throws(StoreError) -> [JobID]

    func idempotencyRecord(userID: UserID, key: String) async throws(StoreError) -> IdempotencyRecord?

    /// Stores a workflow definition under the hash of its bytes; does nothing when it is there.
    func putDefinition(_ bytes: [UInt8], hash: Digest) async throws(StoreError)

    func definition(_ hash: Digest) async throws(StoreError) -> [UInt8]?
}
