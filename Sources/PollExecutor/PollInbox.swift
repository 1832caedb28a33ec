/// What other threads leave for the loop's.
struct PollInbox {
    private(set) var jobs: [PollJob] = []
    private(set) var isStopping = false
    private var isAsleep = false

    /// True when the loop sleeps and must be woken; said once per sleep.
    mutating func add(_ job: PollJob) -> Bool {
        self.jobs.append(job)
        return self.mustWake()
    }

    mutating func stop() -> Bool {
        self.isStopping = true
        return self.mustWake()
    }

    /// Swaps the waiting jobs for an empty array that keeps its room.
    mutating func takeJobs(into batch: inout [PollJob]) {
        swap(&self.jobs, &batch)
    }

    /// False when there is something to do already.
    mutating func fallAsleep() -> Bool {
        self.isAsleep = self.jobs.isEmpty && !self.isStopping
        return self.isAsleep
    }

    mutating func awake() {
        self.isAsleep = false
    }

    private mutating func mustWake() -> Bool {
        defer { self.isAsleep = false }
        return self.isAsleep
    }
}
