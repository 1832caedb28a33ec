import AMQP
import FoundationEssentials
public import Messaging

/// The feed of changes: transient messages on the exchange of events, under the key `job.<status>`.
extension AMQPBroker: ChangeFeed {
    /// Messages kept in a listener's queue while its process cannot be reached; beyond that RabbitMQ drops the oldest.
    private static var queueLimit: Int64 { 10_000 }

    public func announce(_ changes: [JobChange]) async {
        await self.publisher.post(changes.map { $0.message(self.names) })
    }

    public func changes() async throws(BrokerError) -> AsyncStream<JobChange> {
        let (stream, continuation) = AsyncStream.makeStream(of: JobChange.self, bufferingPolicy: .bufferingNewest(JobChange.listenerBuffer))
        // The queue goes with the connection; after a reconnect there may be a moment when both ends of it exist, under one name.
        let name = "\(self.names.events).\(UUID().uuidString.lowercased())"
        let queue = AMQPQueue(name: name, isDurable: false, arguments: ["x-max-length": .integer(Self.queueLimit)])
        let listener = ChangeListener(self.consumer, changes: continuation)
        try await brokerErrors { () async throws(AMQPError) in
            try await listener.start(
                queue,
                binding: AMQPBinding(exchange: self.names.events, queue: name, routingKey: "job.*")
            )
        }
        return stream
    }
}
