/// What a worker says of itself each time it renews its lease.
public struct WorkerHeartbeat: Sendable, Equatable {
    public var worker: WorkerID
    public var host: String
    public var processID: Int32
    /// Of the program.
    public var version: String
    public var startedAt: Timestamp
    public var slots: Int
    /// Jobs that run there now.
    public var running: Int
    /// Whether it takes no more jobs and is about to go.
    public var isDraining: Bool

    public init(
        worker: WorkerID,
        host: String = "",
        processID: Int32 = 0,
        version: String = "",
        startedAt: Timestamp = Timestamp(microseconds: 0),
        slots: Int = 0,
        running: Int = 0,
        isDraining: Bool = false
    ) {
        self.worker = worker
        self.host = host
        self.processID = processID
        self.version = version
        self.startedAt = startedAt
        self.slots = slots
        self.running = running
        self.isDraining = isDraining
    }
}

/// A worker in the registry.
public struct WorkerRow: Sendable, Equatable {
    public var heartbeat: WorkerHeartbeat
    public var lastSeen: Timestamp
    public var leaseUntil: Timestamp
    /// By the store's clock, when it was read.
    public var isAlive: Bool

    public init(heartbeat: WorkerHeartbeat, lastSeen: Timestamp, leaseUntil: Timestamp, isAlive: Bool) {
        self.heartbeat = heartbeat
        self.lastSeen = lastSeen
        self.leaseUntil = leaseUntil
        self.isAlive = isAlive
    }
}
