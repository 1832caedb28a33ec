import AMQP
public import Messaging

/// The feed of changes: transient messages on the exchange of events, each with all the changes of one announcement.
extension AMQPBroker: ChangeFeed {
    /// Messages kept in a listener's queue while its process cannot be reached; beyond that RabbitMQ drops the oldest.
    private static var queueLimit: Int64 { 10_000 }

    public func announce(_ changes: [JobChange]) async {
        guard !changes.isEmpty else { return }
        await self.publisher.post([JobChange.message(changes, self.names, from: self.sender)])
    }

    public func changes() async throws(BrokerError) -> AsyncStream<JobChange> { try await self.changes(notFrom: nil) }

    public func changesOfOthers() async throws(BrokerError) -> AsyncStream<JobChange> { try await self.changes(notFrom: self.sender) }

    private func changes(notFrom sender: String?) async throws(BrokerError) -> AsyncStream<JobChange> {
        let (stream, continuation) = AsyncStream.makeStream(of: JobChange.self, bufferingPolicy: .bufferingNewest(JobChange.listenerBuffer))
        // Goes with the connection, and so has a name of its own at every connecting.
        let name = self.names.events
        let queue = AMQPQueue(name: name, isDurable: false, arguments: ["x-max-length": .integer(Self.queueLimit)])
        let listener = ChangeListener(self.consumer, ignoring: sender, changes: continuation)
        try await brokerErrors { () async throws(AMQPError) in
            try await listener.start(
                queue,
                binding: AMQPBinding(exchange: self.names.events, queue: name, routingKey: self.names.changes)
            )
        }
        return stream
    }
}
