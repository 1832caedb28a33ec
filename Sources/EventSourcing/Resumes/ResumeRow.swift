/// A résumé without its content.
public struct ResumeRow: Sendable, Equatable {
    public var resumeID: ResumeID
    public var userID: UserID
    /// Of the newest version; from 1 without gaps.
    public var version: Int
    /// By the store's clock.
    public var createdAt: Timestamp
    /// When the newest version was written; never before the one before it.
    public var updatedAt: Timestamp

    public init(resumeID: ResumeID, userID: UserID, version: Int, createdAt: Timestamp, updatedAt: Timestamp) {
        self.resumeID = resumeID
        self.userID = userID
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// What is written as one version of a résumé.
public struct ResumeContent: Sendable, Equatable {
    public var sealed: SealedPayload
    /// Keyed hash of the plain text, so that the same can be told from another without opening either.
    public var fingerprint: Digest

    public init(sealed: SealedPayload, fingerprint: Digest) {
        self.sealed = sealed
        self.fingerprint = fingerprint
    }
}

/// One version of a résumé.
public struct ResumeVersion: Sendable, Equatable {
    /// The résumé as it stands now.
    public var row: ResumeRow
    public var version: Int
    public var writtenAt: Timestamp
    public var content: ResumeContent

    public init(row: ResumeRow, version: Int, writtenAt: Timestamp, content: ResumeContent) {
        self.row = row
        self.version = version
        self.writtenAt = writtenAt
        self.content = content
    }
}
