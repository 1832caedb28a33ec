import AMQP
import EventSourcing
public import Messaging

/// For operators: how the queues stand, and what has been set aside. On a connection of its own, which is closed afterwards.
extension AMQPBroker {
    /// Most dead letters looked through for one.
    private static var searchLimit: Int { 100_000 }

    public func queues() async throws(BrokerError) -> [QueueStatus] {
        var purposes = Priority.allCases.map { (name: self.names.jobs($0), purpose: $0.rawValue) }
        purposes.append((self.names.submissions, "submissions"))
        purposes.append((self.names.deadLetters, "dead-letters"))
        let names = purposes.map(\.name)
        let depths = try await self.administrate { connection throws(AMQPError) in try await connection.depths(of: names) }
        return zip(purposes, depths).map { QueueStatus(name: $0.name, purpose: $0.purpose, ready: $1.ready, consumers: $1.consumers) }
    }

    /// The oldest dead letters. They stay where they are; for the moment of reading them others do not see them.
    public func deadLetters(limit: Int) async throws(BrokerError) -> [DeadLetter] {
        let queue = self.names.deadLetters
        return try await self.administrate { connection throws(AMQPError) in
            let deliveries = try await connection.beginReading(queue, limit: limit)
            try await connection.endReading(acknowledging: nil)
            return deliveries.map { DeadLetter($0) }
        }
    }

    /// Sends a dead letter where it was to go, and only when it has arrived takes it from the dead letters: at worst it is in both.
    ///
    /// - Returns: false when there is no letter of that id.
    public func requeueDeadLetter(id: String) async throws(BrokerError) -> Bool {
        let names = self.names
        let publisher = self.publisher
        return try await self.administrate { connection throws(AMQPError) in
            let read = try await connection.beginReading(names.deadLetters, limit: Self.searchLimit, while: { DeadLetter.id(of: $0) != id })
            guard let letter = read.last, DeadLetter.id(of: letter) == id else {
                try await connection.endReading(acknowledging: nil)
                return false
            }
            let confirmation = try await publisher.publish([AMQPMessage(revived: letter, names: names)])
            guard confirmation == [.confirmed] else {
                try await connection.endReading(acknowledging: nil)
                throw .unavailable("no queue takes messages with the key '\(letter.routingKey)' at the moment")
            }
            try await connection.endReading(acknowledging: letter.tag)
            return true
        }
    }

    /// Deletes every queue and exchange of these names with all they hold. For tests and for moving to another form of the queues.
    public func deleteTopology() async throws(BrokerError) {
        let names = self.names
        let queues = Priority.allCases.map { names.jobs($0) } + [names.submissions, names.deadLetters]
        try await self.administrate(declaring: false) { connection throws(AMQPError) in
            try await connection.delete(queues: queues, exchanges: [names.tasks, names.dead, names.events])
        }
    }

    private func administrate<T: Sendable>(
        declaring: Bool = true,
        _ body: (AMQPConnection) async throws(AMQPError) -> T
    ) async throws(BrokerError) -> T {
        let observer = self.observer
        let topology = declaring ? self.names.topology(deliveryLimit: self.options.deliveryLimit) : AMQPTopology()
        let configuration = self.configuration.named("administration")
        return try await brokerErrors { () async throws(AMQPError) in
            let connection = try AMQPConnection(
                configuration,
                topology: topology,
                observer: { observer(AMQPBrokerEvent(connection: AMQPBrokerEvent.administration, event: $0)) }
            )
            do throws(AMQPError) {
                let result = try await body(connection)
                await connection.close()
                return result
            } catch {
                await connection.close()
                throw error
            }
        }
    }
}
