/// Tells the processes of a fleet what has become of jobs, at most once and without any promise; whoever must know reads the store.
public protocol ChangeFeed: Sendable {
    /// Tells everyone who listens now. Does not wait for anyone, and drops what it cannot send.
    func announce(_ changes: [JobChange]) async

    /// What others and this process announce from now on. Bounded: a slow listener loses the oldest.
    func changes() async throws(BrokerError) -> AsyncStream<JobChange>

    /// The same without what this process announces itself, where the feed can tell.
    func changesOfOthers() async throws(BrokerError) -> AsyncStream<JobChange>
}

extension ChangeFeed {
    public func changesOfOthers() async throws(BrokerError) -> AsyncStream<JobChange> { try await self.changes() }
}
