public import EventSourcing

/// Where producers outside submit jobs as messages.
public protocol SubmissionQueue: Sendable {
    associatedtype Submissions: SubmissionConsumer

    func takeSubmissions(prefetch: Int) async throws(BrokerError) -> Submissions
}

/// One process's end of a ``SubmissionQueue``.
public protocol SubmissionConsumer: Sendable {
    /// Messages as they come, for one task to iterate; ends when the consumer stops.
    var messages: AsyncStream<SubmissionMessage> { get }

    /// The job it asked for is durable: the broker forgets the message.
    func accept(_ message: SubmissionMessage) async throws(BrokerError)

    /// No job can be made of it: it goes to the dead letters with the reason, which holds nothing of its content, before the broker
    /// forgets it.
    func reject(_ message: SubmissionMessage, reason: String) async throws(BrokerError)

    /// Someone should get it again.
    func requeue(_ message: SubmissionMessage) async throws(BrokerError)

    /// Takes no more, and gives back what is not answered.
    func close() async
}

/// A submission as it came.
public struct SubmissionMessage: Sendable, Equatable {
    public var body: [UInt8]
    public var trace: TraceContext?
    /// Names the message to the consumer that took it.
    public var tag: UInt64

    public init(body: [UInt8], trace: TraceContext?, tag: UInt64) {
        self.body = body
        self.trace = trace
        self.tag = tag
    }
}
