internal import Glibc

/// An open file that is closed, and whose `flock` is released, when the value ends; or when the process does.
struct FileDescriptor: ~Copyable, Sendable {
    let number: Int32

    /// Opens with `O_CLOEXEC`, so that a lock never outlives the process in a child.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
        self.number = open(path, flags | O_CLOEXEC, mode)
        guard self.number >= 0 else { throw .last }
    }

    deinit {
        if self.number >= 0 { close(self.number) }
    }

    /// Takes a lock without waiting; false when another holder has it.
    borrowing func tryLock(_ kind: Int32) throws(SystemError) -> Bool {
        while flock(self.number, kind | LOCK_NB) != 0 {
            let error = SystemError.last
            switch error.number {
            case EINTR: continue
            case EWOULDBLOCK: return false
            default: throw error
            }
        }
        return true
    }
}
