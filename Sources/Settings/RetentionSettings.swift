/// How long settled jobs are kept, when somebody runs `selvedge retention`.
public struct RetentionSettings: Sendable, Equatable {
    public var olderThan: Duration?
    /// Directory for archives of what is dropped.
    public var archive: String?

    public init(olderThan: Duration? = nil, archive: String? = nil) {
        self.olderThan = olderThan
        self.archive = archive
    }
}
