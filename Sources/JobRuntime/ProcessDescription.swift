import EventSourcing
import FoundationEssentials

/// What a process says of itself in the registry of workers.
public struct ProcessDescription: Sendable, Equatable {
    public var host: String
    public var processID: Int32
    /// Of the program.
    public var version: String

    /// Of this process, but for what is given.
    public init(host: String? = nil, processID: Int32? = nil, version: String = "") {
        self.host = host ?? ProcessInfo.processInfo.hostName
        self.processID = processID ?? ProcessInfo.processInfo.processIdentifier
        self.version = version
    }

    func heartbeat(of worker: WorkerID, slots: Int, startedAt: Timestamp) -> WorkerHeartbeat {
        WorkerHeartbeat(
            worker: worker,
            host: self.host,
            processID: self.processID,
            version: self.version,
            startedAt: startedAt,
            slots: slots
        )
    }
}
