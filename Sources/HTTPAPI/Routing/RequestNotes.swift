import EventSourcing
import Synchronization

/// What is found out about a request while it is answered, for its answer and its line in the access log.
final class RequestNotes: Sendable {
    private struct State {
        var userID: UserID?
        var rates: [RateNotice] = []
    }

    private let state = Mutex(State())

    func user(_ id: UserID) { self.state.withLock { $0.userID = id } }

    var user: UserID? { self.state.withLock { $0.userID } }

    /// Of two notices of one policy the later counts.
    func rate(_ notice: RateNotice) {
        self.state.withLock { state in
            state.rates.removeAll { $0.policy == notice.policy }
            state.rates.append(notice)
        }
    }

    var rates: [RateNotice] { self.state.withLock { $0.rates } }
}
