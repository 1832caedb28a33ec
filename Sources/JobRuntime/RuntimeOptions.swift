/// How a process runs jobs.
public struct RuntimeOptions: Sendable, Equatable {
    /// Jobs that may run at once.
    public var slots: Int
    /// Jobs of one user that may run at once in the whole fleet; nil for as many as there are slots.
    public var jobsPerUser: Int?
    /// How long running jobs may go on after a shutdown was asked for, before they are handed back.
    public var drainDeadline: Duration
    /// How long a step may take to stop when its job is handed back; then the process ends without it.
    public var stopGrace: Duration
    /// How long a worker counts as alive after its last sign of life; it gives one three times as often.
    public var leaseMilliseconds: Int64
    public var rescuePeriod: Duration
    /// How long a dispatch may be under way before the rescuer sends another.
    public var dispatchGraceMilliseconds: Int64
    /// How often to ask whether the process that fires timers or rescues jobs is gone.
    public var leadPeriod: Duration
    /// False for the in-process broker, whose messages die with their process.
    public var brokerOutlivesProcess: Bool
    /// How long a dispatch is kept unanswered while its job runs; then it is acknowledged, and another one goes to the outbox while the
    /// job runs on. Well below the broker's consumer timeout (RabbitMQ: 30 min); nil for a broker that has none.
    public var continueAfter: Duration?
    /// How often to look whether another process has written to the store.
    public var watchPeriod: Duration
    /// Least time between two progress events of one step.
    public var progressMilliseconds: Int64

    public init(
        slots: Int = 4,
        jobsPerUser: Int? = nil,
        drainDeadline: Duration = .seconds(10),
        stopGrace: Duration = .seconds(5),
        leaseMilliseconds: Int64 = 30_000,
        rescuePeriod: Duration = .seconds(5),
        dispatchGraceMilliseconds: Int64 = 600_000,
        leadPeriod: Duration = .milliseconds(250),
        brokerOutlivesProcess: Bool = false,
        continueAfter: Duration? = .seconds(600),
        watchPeriod: Duration = .milliseconds(25),
        progressMilliseconds: Int64 = 250
    ) {
        self.slots = slots
        self.jobsPerUser = jobsPerUser
        self.drainDeadline = drainDeadline
        self.stopGrace = stopGrace
        self.leaseMilliseconds = leaseMilliseconds
        self.rescuePeriod = rescuePeriod
        self.dispatchGraceMilliseconds = dispatchGraceMilliseconds
        self.leadPeriod = leadPeriod
        self.brokerOutlivesProcess = brokerOutlivesProcess
        self.continueAfter = continueAfter
        self.watchPeriod = watchPeriod
        self.progressMilliseconds = progressMilliseconds
    }
}
