import EventSourcing
import Synchronization

/// What is found out about a request while it is answered, for its line in the access log.
final class RequestNotes: Sendable {
    private let userID = Mutex<UserID?>(nil)

    func user(_ id: UserID) { self.userID.withLock { $0 = id } }

    var user: UserID? { self.userID.withLock { $0 } }
}
