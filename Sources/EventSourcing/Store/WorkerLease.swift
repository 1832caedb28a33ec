/// How long a worker counts as alive.
public struct WorkerLease: Sendable, Equatable {
    public var worker: WorkerID
    public var until: Timestamp

    public init(worker: WorkerID, until: Timestamp) {
        self.worker = worker
        self.until = until
    }
}
