/// Wrapped data keys, one at a time per user, and their destruction.
public protocol KeyStore: Sendable {
    /// The user's newest key, destroyed or not.
    func newestKey(of user: UserID) async throws(StoreError) -> UserKey?

    func key(of user: UserID, keyID: Int64) async throws(StoreError) -> UserKey?

    /// Adds the key unless the user has one with the same id; returns the one that stands. Durable when it returns.
    func insertKey(_ key: UserKey) async throws(StoreError) -> UserKey

    /// In one commit: forgets the wrapped bytes of all the user's keys, their payload rows, idempotency records, labels and
    /// résumés. The rows of the keys stay, as proof of the destruction. Bytes are overwritten in the file, not only unlinked.
    func destroyKeys(of user: UserID) async throws(StoreError)

    /// Forgets the payload rows and the labels of one job whose log says that they were erased. Bytes are overwritten in the file, not
    /// only unlinked.
    func destroyPayloads(of job: JobID) async throws(StoreError)
}
