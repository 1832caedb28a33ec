/// How a process runs jobs.
public struct RuntimeOptions: Sendable, Equatable {
    /// Jobs that may run at once.
    public var slots: Int
    /// How long running jobs may go on after a shutdown was asked for, before they are handed back.
    public var drainDeadline: Duration
    /// How long a worker counts as alive after its last sign of life; it gives one three times as often.
    public var leaseMilliseconds: Int64
    public var rescuePeriod: Duration
    /// How long a dispatch may be under way before the rescuer sends another.
    public var dispatchGraceMilliseconds: Int64
    /// False for the in-process broker, whose messages die with their process.
    public var brokerOutlivesProcess: Bool
    /// How often to look whether another process has written to the store.
    public var watchPeriod: Duration
    /// Least time between two progress events of one step.
    public var progressMilliseconds: Int64

    public init(
        slots: Int = 4,
        drainDeadline: Duration = .seconds(10),
        leaseMilliseconds: Int64 = 30_000,
        rescuePeriod: Duration = .seconds(5),
        dispatchGraceMilliseconds: Int64 = 600_000,
        brokerOutlivesProcess: Bool = false,
        watchPeriod: Duration = .milliseconds(25),
        progressMilliseconds: Int64 = 250
    ) {
        self.slots = slots
        self.drainDeadline = drainDeadline
        self.leaseMilliseconds = leaseMilliseconds
        self.rescuePeriod = rescuePeriod
        self.dispatchGraceMilliseconds = dispatchGraceMilliseconds
        self.brokerOutlivesProcess = brokerOutlivesProcess
        self.watchPeriod = watchPeriod
        self.progressMilliseconds = progressMilliseconds
    }
}
