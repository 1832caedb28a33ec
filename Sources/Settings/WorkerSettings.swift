/// How a worker works; nil leaves it to the program.
public struct WorkerSettings: Sendable, Equatable {
    /// Jobs that run at once, 1…256.
    public var slots: Int?
    public var drainDeadline: Duration?
    /// How long a worker counts as alive after its last sign of life, 1 s…1 h.
    public var lease: Duration?
    /// How long a dispatch of a job that nobody has claimed may be under way before another is sent without any suspicion that it was
    /// lost, 1 s…1 d.
    public var dispatchGrace: Duration?
    /// Jobs of one user that may run at once in the whole fleet.
    public var jobsPerUser: Int?
    /// Whether it makes jobs of messages that others publish.
    public var takesSubmissions: Bool
    /// Where it answers who asks how it is; without a port nowhere.
    public var host: String?
    public var port: Int?

    public init(
        slots: Int? = nil,
        drainDeadline: Duration? = nil,
        lease: Duration? = nil,
        dispatchGrace: Duration? = nil,
        jobsPerUser: Int? = nil,
        takesSubmissions: Bool = true,
        host: String? = nil,
        port: Int? = nil
    ) {
        self.slots = slots
        self.drainDeadline = drainDeadline
        self.lease = lease
        self.dispatchGrace = dispatchGrace
        self.jobsPerUser = jobsPerUser
        self.takesSubmissions = takesSubmissions
        self.host = host
        self.port = port
    }
}
