/// What an operator may see and do at a broker.
public protocol BrokerDesk: Sendable {
    func queues() async throws(BrokerError) -> [QueueStatus]
    func deadLetters(limit: Int) async throws(BrokerError) -> [DeadLetter]

    /// Sends a dead letter to where it was to go; false when there is none of this id.
    func requeue(deadLetter id: String) async throws(BrokerError) -> Bool
}
