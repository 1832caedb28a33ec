import Synchronization

/// A task that waits for confirms.
struct Publisher {
    /// Set from anywhere when the task is cancelled; the connection looks at it every now and then.
    final class Cancellation: Sendable {
        private let flag = Atomic(false)

        var isCancelled: Bool { self.flag.load(ordering: .relaxed) }
        func cancel() { self.flag.store(true, ordering: .relaxed) }
    }

    var continuation: CheckedContinuation<Result<[AMQPConfirmation], AMQPError>, Never>
    var cancellation: Cancellation
}
