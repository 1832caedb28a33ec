/// Which of one user's jobs to list: newest first, by the time the job was made and then by id.
///
/// An index answers it whatever the filters are; of the jobs that it finds, those of other workflows, and under a label those of other
/// states, are read over.
public struct JobListing: Sendable, Equatable {
    public var userID: UserID
    /// Empty for any.
    public var statuses: Set<String>
    public var workflow: String?
    /// Made at this time or later.
    public var createdFrom: Timestamp?
    /// Made before this time.
    public var createdBefore: Timestamp?
    /// Only jobs that were given this label.
    public var label: JobLabel?
    /// Goes on behind this place. Jobs that are made meanwhile are before it and move nothing.
    public var after: JobCursor?
    public var limit: Int

    public init(
        userID: UserID,
        statuses: Set<String> = [],
        workflow: String? = nil,
        createdFrom: Timestamp? = nil,
        createdBefore: Timestamp? = nil,
        label: JobLabel? = nil,
        after: JobCursor? = nil,
        limit: Int = 50
    ) {
        self.userID = userID
        self.statuses = statuses
        self.workflow = workflow
        self.createdFrom = createdFrom
        self.createdBefore = createdBefore
        self.label = label
        self.after = after
        self.limit = limit
    }
}
