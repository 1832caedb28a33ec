import AMQP
import EventSourcing
public import Messaging

/// One process's end of the submissions' queue. Answers to messages of a connection that is gone do nothing: they are delivered again.
public struct AMQPSubmissions: SubmissionConsumer {
    public let messages: AsyncStream<SubmissionMessage>
    let taker: SubmissionTaker
    let publisher: AMQPConnection
    let names: AMQPNames

    public func accept(_ message: SubmissionMessage) async throws(BrokerError) {
        await self.taker.accept(message.tag)
    }

    public func requeue(_ message: SubmissionMessage) async throws(BrokerError) {
        await self.taker.requeue(message.tag)
    }

    public func reject(_ message: SubmissionMessage, reason: String) async throws(BrokerError) {
        guard let delivery = await self.taker.delivery(message.tag) else { return }
        let letter = AMQPMessage(rejected: delivery, reason: reason, at: .now, names: self.names)
        let confirmations = try await brokerErrors { () async throws(AMQPError) in try await self.publisher.publish([letter]) }
        guard confirmations == [.confirmed] else {
            await self.taker.requeue(message.tag)
            throw .unavailable(reason: "the queue \(self.names.deadLetters) did not take a message")
        }
        await self.taker.accept(message.tag)
    }

    public func close() async { await self.taker.close() }
}
