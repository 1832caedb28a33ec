internal import EventSourcing
internal import Glibc

/// A failed system call.
struct SystemError: Error, Equatable {
    var number: Int32

    /// The error of the call that has just failed.
    static var last: Self { Self(number: errno) }

    var reason: String { String(cString: strerror(self.number)) }

    func storeError(path: String) -> StoreError {
        switch self.number {
        case ENOSPC, EDQUOT: .full(path: path)
        default: .unwritable(path: path, reason: self.reason)
        }
    }
}
