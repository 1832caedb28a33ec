import Glibc
import Synchronization

/// The thread: runs actors' jobs, timers and readiness handlers, and sleeps in poll(2) between them.
///
/// A round is a bounded batch of jobs, then the timers that are due, then the descriptors that are ready; so neither busy actors nor
/// busy descriptors starve the others. The thread keeps the loop alive until it ends.
final class PollLoop: SerialExecutor {
    /// Jobs run between two looks at timers and descriptors.
    static let batch = 128

    private let inbox = Mutex(PollInbox())
    private let pipe: WakePipe
    private let thread = Atomic<UInt>(0)

    // Touched by the loop's own thread only (`register` and the like check that), hence without a lock.
    private nonisolated(unsafe) var sources = PollSources()
    private nonisolated(unsafe) var timers = PollTimers()

    init() throws(PollExecutorError) {
        self.pipe = try WakePipe()
    }

    // MARK: - From any thread

    func enqueue(_ job: consuming ExecutorJob) {
        self.add(.task(UnownedJob(job)))
    }

    func post(_ body: @escaping @Sendable () -> Void) {
        self.add(.call(body))
    }

    private func add(_ job: PollJob) {
        if self.inbox.withLock({ $0.add(job) }) { self.pipe.wake() }
    }

    func stop() {
        if self.inbox.withLock({ $0.stop() }) { self.pipe.wake() }
    }

    var isCurrentThread: Bool { self.thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    func checkIsolated() {
        precondition(self.isCurrentThread, "not on the poll executor's thread")
    }

    func isIsolatingCurrentContext() -> Bool? { self.isCurrentThread }

    // MARK: - On the loop's thread

    func register(_ descriptor: Int32, _ interest: PollEvents, _ handler: @escaping PollSources.Handler) -> PollRegistration {
        self.checkIsolated()
        return self.sources.add(descriptor, interest, handler)
    }

    func update(_ registration: PollRegistration, _ interest: PollEvents) {
        self.checkIsolated()
        self.sources.update(registration, interest)
    }

    func cancel(_ registration: PollRegistration) {
        self.checkIsolated()
        // The handler goes at the end of this function, when `sources` is no longer being changed: what it captured may run code.
        let removed = self.sources.remove(registration)
        _ = removed
    }

    func schedule(at deadline: ContinuousClock.Instant, _ handler: @escaping PollTimers.Handler) -> PollTimer {
        self.checkIsolated()
        return self.timers.add(at: deadline, handler)
    }

    func cancel(_ timer: PollTimer) {
        self.checkIsolated()
        let removed = self.timers.remove(timer)
        _ = removed
    }

    // MARK: - The thread's body

    func run() {
        self.thread.store(UInt(pthread_self()), ordering: .relaxed)
        let reference = self.asUnownedSerialExecutor()
        var jobs: [PollJob] = []
        var done = 0
        var descriptors: [pollfd] = []
        while true {
            if done == jobs.count {
                jobs.removeAll(keepingCapacity: true)
                done = 0
                self.inbox.withLock { $0.takeJobs(into: &jobs) }
            }
            let end = min(done + Self.batch, jobs.count)
            while done < end {
                jobs[done].run(on: reference)
                done += 1
            }
            let now = ContinuousClock.now
            while let handler = self.timers.popDue(at: now) { handler() }
            if done == jobs.count, self.inbox.withLock({ $0.isStopping && $0.jobs.isEmpty }) { break }
            self.poll(&descriptors, mayBlock: done == jobs.count)
        }
        self.end()
    }

    private func poll(_ descriptors: inout [pollfd], mayBlock: Bool) {
        self.sources.fill(&descriptors, wakeUp: self.pipe.readEnd)
        let sleeps = mayBlock && self.inbox.withLock { $0.fallAsleep() }
        let ready = Glibc.poll(&descriptors, nfds_t(descriptors.count), sleeps ? self.timeout() : 0)
        if sleeps { self.inbox.withLock { $0.awake() } }
        // A signal or a passing shortage of memory: nothing is ready, the next round asks again.
        guard ready > 0 else { return }
        if descriptors[0].revents != 0 { self.pipe.drain() }
        for (registration, events) in self.sources.ready(in: descriptors) {
            // Looked up again: an earlier handler of this round may have removed it.
            self.sources.handler(of: registration)?(events)
        }
    }

    /// Milliseconds until the next timer, rounded up so that no timer is early; −1 without one.
    private func timeout() -> Int32 {
        guard let next = self.timers.next else { return -1 }
        let (seconds, attoseconds) = (next - ContinuousClock.now).components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// For a loop whose thread never started.
    func abandon() {
        self.pipe.close()
    }

    private func end() {
        // What handlers captured may be the last reference to something that cancels a registration as it goes.
        let sources = self.sources.removeAll()
        let timers = self.timers.removeAll()
        _ = (sources, timers)
        self.thread.store(0, ordering: .relaxed)
        self.pipe.close()
    }
}
