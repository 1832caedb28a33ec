/// Why a `PollExecutor` could not start.
public enum PollExecutorError: Error, Equatable {
    /// No descriptors for the wake-up pipe; the system's error number.
    case noPipe(errno: Int32)
    /// No thread; the system's error number.
    case noThread(errno: Int32)
}
