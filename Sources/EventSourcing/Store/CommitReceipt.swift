/// What a commit of appends came to.
public struct CommitReceipt: Sendable, Equatable {
    /// One a request, in their order.
    public var outcomes: [AppendOutcome]
    /// What it put into the outbox, ids ascending; nil when the store does not say, and it has to be read.
    public var outbox: [OutboxRow]?

    public init(outcomes: [AppendOutcome], outbox: [OutboxRow]?) {
        self.outcomes = outcomes
        self.outbox = outbox
    }
}
