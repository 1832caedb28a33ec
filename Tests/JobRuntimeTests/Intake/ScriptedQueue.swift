import EventSourcing
import Messaging
import Synchronization

/// Messages from producers outside, and what was answered to each.
final class ScriptedQueue: SubmissionQueue, SubmissionConsumer {
    private let away = Mutex(false)
    private let tried = Mutex(0)
    private let answered = Mutex<[UInt64: String]>([:])
    private let nextTag = Mutex<UInt64>(1)
    let messages: AsyncStream<SubmissionMessage>
    private let continuation: AsyncStream<SubmissionMessage>.Continuation

    init() { (self.messages, self.continuation) = AsyncStream.makeStream(of: SubmissionMessage.self) }

    /// Returns the message's tag.
    @discardableResult
    func send(_ body: String, trace: TraceContext? = nil) -> UInt64 {
        let tag = self.nextTag.withLock { tag in
            defer { tag += 1 }
            return tag
        }
        self.continuation.yield(SubmissionMessage(body: Array(body.utf8), trace: trace, tag: tag))
        return tag
    }

    func answer(to tag: UInt64) -> String? { self.answered.withLock { $0[tag] } }

    func takeSubmissions(prefetch: Int) -> ScriptedQueue { self }

    /// Whether the broker is away, so that nothing is accepted or set aside.
    var isAway: Bool {
        get { self.away.withLock { $0 } }
        set { self.away.withLock { $0 = newValue } }
    }

    /// How often a message was to be accepted or set aside.
    var tries: Int { self.tried.withLock { $0 } }

    private func requireThere() throws(BrokerError) {
        self.tried.withLock { $0 += 1 }
        if self.isAway { throw .unavailable(reason: "test") }
    }

    func accept(_ message: SubmissionMessage) throws(BrokerError) {
        try self.requireThere()
        self.answered.withLock { $0[message.tag] = "accepted" }
    }

    func reject(_ message: SubmissionMessage, reason: String) throws(BrokerError) {
        try self.requireThere()
        self.answered.withLock { $0[message.tag] = reason }
    }

    func requeue(_ message: SubmissionMessage) { self.answered.withLock { $0[message.tag] = "requeued" } }
    func close() { self.continuation.finish() }
}
