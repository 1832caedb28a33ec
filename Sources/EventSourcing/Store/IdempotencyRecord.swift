/// Binds a client's idempotency key to the job it made (G4).
public struct IdempotencyRecord: Sendable, Hashable {
    public var userID: UserID
    /// The client's key, 1…255 characters.
    public var key: String
    /// Keyed hash of the request's body, so that the same key with another body can be told apart.
    public var fingerprint: Digest
    public var jobID: JobID

    public init(userID: UserID, key: String, fingerprint: Digest, jobID: JobID) {
        self.userID = userID
        self.key = key
        self.fingerprint = fingerprint
        self.jobID = jobID
    }
}
