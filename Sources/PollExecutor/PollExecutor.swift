/// One thread that is both the executor of actors and a poll(2) loop, for C clients that have a descriptor to wait on.
///
/// An actor stores the executor and returns it as its own, so all its code and every C call in it run on this thread, without locks:
///
///     actor Connection {
///         let executor: PollExecutor
///         nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
///
///         func watch() {
///             registration = executor.register(descriptor, for: .read) { [weak self] events in
///                 self?.assumeIsolated { $0.ready(events) }
///             }
///         }
///     }
///
/// Handlers of descriptors and timers are called on the thread, outside any job, and enter the actor by `assumeIsolated`, without a hop.
/// They should capture the actor weakly: executor, registration and actor would keep each other alive otherwise.
///
/// **Life.** The thread starts at once. It ends by itself when the last owner lets go of the executor: it runs the jobs that are waiting,
/// drops registrations and timers without calling them, and closes its own descriptors. Nothing joins it, so the last owner may be a
/// job on the thread itself. An actor must hold the executor strongly as long as it lives.
///
/// A job or handler that blocks stops everything else on the thread; a client whose calls block needs an executor of its own.
public final class PollExecutor: SerialExecutor {
    private let loop: PollLoop

    /// - Parameter name: the thread's name for debuggers and `ps`; the first 15 bytes count.
    public init(name: String) throws(PollExecutorError) {
        self.loop = try PollLoop()
        do {
            try PollThread.start(self.loop, name: name)
        } catch {
            self.loop.abandon()
            throw error
        }
    }

    deinit {
        self.loop.stop()
    }

    /// Runs the closure on the thread, in order with actors' jobs. From any thread, and cheaper than a task: the closure enters its
    /// actor by `assumeIsolated`.
    public func post(_ body: @escaping @Sendable () -> Void) {
        self.loop.post(body)
    }

    // MARK: - Descriptors

    /// Watches a descriptor until `cancel`; the caller closes it, after cancelling. Call it on this executor's thread.
    ///
    /// - Parameter handler: called on the thread, again and again while the events last (level-triggered).
    public func register(
        _ descriptor: Int32,
        for interest: PollEvents,
        handler: @escaping @Sendable (PollEvents) -> Void
    ) -> PollRegistration {
        self.loop.register(descriptor, interest, handler)
    }

    /// Changes what to wait for; with an empty set the descriptor rests, not even a hang-up is reported. On this executor's thread.
    public func update(_ registration: PollRegistration, for interest: PollEvents) {
        self.loop.update(registration, interest)
    }

    /// Stops watching; the handler is not called again, not even in this round. On this executor's thread.
    public func cancel(_ registration: PollRegistration) {
        self.loop.cancel(registration)
    }

    // MARK: - Timers

    /// Calls the handler once, never early, a millisecond late at best effort. Call it on this executor's thread.
    public func schedule(after delay: Duration, handler: @escaping @Sendable () -> Void) -> PollTimer {
        self.loop.schedule(at: ContinuousClock.now + delay, handler)
    }

    /// As `schedule(after:handler:)`, at an instant.
    public func schedule(at deadline: ContinuousClock.Instant, handler: @escaping @Sendable () -> Void) -> PollTimer {
        self.loop.schedule(at: deadline, handler)
    }

    /// Takes the timer back; no effect when it has fired. On this executor's thread.
    public func cancel(_ timer: PollTimer) {
        self.loop.cancel(timer)
    }

    // MARK: - SerialExecutor

    public func enqueue(_ job: consuming ExecutorJob) {
        self.loop.enqueue(job)
    }

    /// The loop, not the handle: the thread keeps the loop alive, so the reference outlasts the job that lets go of the last owner.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        self.loop.asUnownedSerialExecutor()
    }

    public func checkIsolated() {
        self.loop.checkIsolated()
    }

    public func isIsolatingCurrentContext() -> Bool? {
        self.loop.isIsolatingCurrentContext()
    }
}
