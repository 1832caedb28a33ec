import AMQP
public import Messaging

extension AMQPBroker: SubmissionQueue {
    public func takeSubmissions(prefetch: Int) async throws(BrokerError) -> AMQPSubmissions {
        let (stream, continuation) = AsyncStream.makeStream(
            of: SubmissionMessage.self,
            bufferingPolicy: .bufferingOldest(2 * max(1, prefetch))
        )
        let taker = SubmissionTaker(self.consumer, messages: continuation)
        let source = AMQPSource(queue: self.names.submissions, prefetch: UInt16(clamping: max(1, prefetch)))
        try await brokerErrors { () async throws(AMQPError) in try await taker.start(source) }
        return AMQPSubmissions(messages: stream, taker: taker, publisher: self.publisher, names: self.names)
    }
}
