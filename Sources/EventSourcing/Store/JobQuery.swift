/// Which rows of the `jobs` table to list, newest first.
public struct JobQuery: Sendable, Equatable {
    public var userID: UserID?
    public var status: String?
    /// Only jobs older than this one, for paging.
    public var before: JobID?
    public var limit: Int

    public init(userID: UserID? = nil, status: String? = nil, before: JobID? = nil, limit: Int = 100) {
        self.userID = userID
        self.status = status
        self.before = before
        self.limit = limit
    }
}
