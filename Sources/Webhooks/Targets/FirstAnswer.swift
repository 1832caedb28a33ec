internal import Synchronization

/// The first of several answers to one lookup: the thread's, the deadline's or the cancellation's. Others are dropped.
final class FirstAnswer: Sendable {
    typealias Answer = Result<[IPAddress], ResolutionError>

    private enum State {
        case open
        case awaited(CheckedContinuation<Answer, Never>)
        case given(Answer)
    }

    private let state = Mutex(State.open)

    func give(_ answer: Answer) {
        let continuation: CheckedContinuation<Answer, Never>? = self.state.withLock { state in
            switch state {
            case .open:
                state = .given(answer)
                return nil
            case .awaited(let continuation):
                state = .given(answer)
                return continuation
            case .given: return nil
            }
        }
        continuation?.resume(returning: answer)
    }

    /// To be called once. Ends with whoever gives an answer, so one of those must heed cancellation.
    func value() async -> Answer {
        await withCheckedContinuation { continuation in
            let answer: Answer? = self.state.withLock { state in
                switch state {
                case .open, .awaited:
                    state = .awaited(continuation)
                    return nil
                case .given(let answer): return answer
                }
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }
}
