import EventSourcing
import Messaging
import Synchronization

/// Messages from producers outside, and what was answered to each.
final class ScriptedQueue: SubmissionQueue, SubmissionConsumer {
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
    func accept(_ message: SubmissionMessage) { self.answered.withLock { $0[message.tag] = "accepted" } }
    func reject(_ message: SubmissionMessage, reason: String) { self.answered.withLock { $0[message.tag] = reason } }
    func requeue(_ message: SubmissionMessage) { self.answered.withLock { $0[message.tag] = "requeued" } }
    func close() { self.continuation.finish() }
}
