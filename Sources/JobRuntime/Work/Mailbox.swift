import Synchronization

/// What a live job is told, in order, by anyone; for one reader. An `AsyncStream` does the same at three times the cost, and every job
/// passes a dozen messages through it.
final class Mailbox<Message: Sendable>: Sendable {
    private struct State {
        var messages: [Message] = []
        var isClosed = false
        var reader: CheckedContinuation<[Message], Never>?
    }

    private let state = Mutex(State())

    func post(_ message: Message) {
        let reader = self.state.withLock { state -> CheckedContinuation<[Message], Never>? in
            guard !state.isClosed else { return nil }
            guard let reader = state.reader else {
                state.messages.append(message)
                return nil
            }
            state.reader = nil
            return reader
        }
        reader?.resume(returning: [message])
    }

    /// All that has come since the last time, at least one; none once the reading task is cancelled.
    func next() async -> [Message] {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let messages: [Message]? = self.state.withLock { state in
                    if state.isClosed { return [] }
                    guard !state.messages.isEmpty else {
                        precondition(state.reader == nil, "a mailbox has one reader")
                        state.reader = continuation
                        return nil
                    }
                    defer { state.messages = [] }
                    return state.messages
                }
                if let messages { continuation.resume(returning: messages) }
            }
        } onCancel: {
            self.close()
        }
    }

    /// Nothing more is taken in or given out.
    func close() {
        let reader = self.state.withLock { state in
            let reader = state.reader
            state = State(isClosed: true)
            return reader
        }
        reader?.resume(returning: [])
    }
}
