import Synchronization

/// The one who waits for an answer. Whoever comes first settles it: the answer, a deadline or the cancellation of the waiting task.
final class Waiter<Value: Sendable>: Sendable {
    typealias Answer = Result<Value, PostgreSQLError>

    private enum State {
        case new
        case waiting(CheckedContinuation<Answer, Never>)
        case settled(Answer)
        case answered
    }

    private let state = Mutex(State.new)

    /// Nobody waits any more, or there is an answer.
    var isSettled: Bool {
        self.state.withLock { state in
            switch state {
            case .new, .waiting: false
            case .settled, .answered: true
            }
        }
    }

    /// Waits for the answer; `start` is called first, unless the task is cancelled already. Called once.
    ///
    /// - Parameter isCancellable: false for waiting on, whatever becomes of the task.
    func value(isCancellable: Bool = true, start: () -> Void) async throws(PostgreSQLError) -> Value {
        guard isCancellable else { return try await self.answer(start).get() }
        let answer = await withTaskCancellationHandler {
            await self.answer(start)
        } onCancel: {
            self.settle(.failure(.cancelled))
        }
        return try answer.get()
    }

    private func answer(_ start: () -> Void) async -> Answer {
        await withCheckedContinuation { continuation in
            let settled = self.state.withLock { state -> Answer? in
                guard case .settled(let answer) = state else {
                    state = .waiting(continuation)
                    return nil
                }
                state = .answered
                return answer
            }
            if let settled {
                continuation.resume(returning: settled)
            } else {
                start()
            }
        }
    }

    func settle(_ answer: Answer) {
        let continuation = self.state.withLock { state -> CheckedContinuation<Answer, Never>? in
            switch state {
            case .new:
                state = .settled(answer)
                return nil
            case .waiting(let continuation):
                state = .answered
                return continuation
            case .settled, .answered:
                return nil
            }
        }
        continuation?.resume(returning: answer)
    }
}
