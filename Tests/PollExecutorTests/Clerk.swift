import PollExecutor

/// An actor on a poll executor that does what a connection would: watch a descriptor, set timers, keep count.
actor Clerk {
    nonisolated let executor: PollExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private(set) var events: [PollEvents] = []
    private(set) var fired: [Int] = []
    private(set) var count = 0
    private var registration: PollRegistration?
    private var timers: [Int: PollTimer] = [:]

    init(_ executor: PollExecutor) {
        self.executor = executor
    }

    func increment() {
        self.count += 1
    }

    func isOnItsExecutor() -> Bool {
        self.executor.isIsolatingCurrentContext() == true
    }

    func watch(_ descriptor: Int32, for interest: PollEvents, onReady: @escaping @Sendable (isolated Clerk, PollEvents) -> Void) {
        self.registration = self.executor.register(descriptor, for: interest) { [weak self] events in
            self?
                .assumeIsolated { clerk in
                    clerk.events.append(events)
                    onReady(clerk, events)
                }
        }
    }

    func wait(for interest: PollEvents) {
        guard let registration = self.registration else { return }
        self.executor.update(registration, for: interest)
    }

    func stopWatching() {
        guard let registration = self.registration else { return }
        self.executor.cancel(registration)
        self.registration = nil
    }

    func setTimer(_ number: Int, after delay: Duration, onFire: @escaping @Sendable () -> Void = {}) {
        self.timers[number] = self.executor.schedule(after: delay) { [weak self] in
            self?.assumeIsolated { $0.fired.append(number) }
            onFire()
        }
    }

    /// Sets timers of numbers and milliseconds and takes one back, all in one job.
    func setTimers(_ timers: [(Int, Int)], cancelling cancelled: Int, onFire: @escaping @Sendable (Int) -> Void) {
        for (number, milliseconds) in timers {
            self.setTimer(number, after: .milliseconds(milliseconds)) { onFire(number) }
        }
        if let timer = self.timers.removeValue(forKey: cancelled) { self.executor.cancel(timer) }
    }

    /// Keeps the executor busy: enqueues itself again until told to stop.
    func spin(while goesOn: @Sendable () -> Bool) async {
        while goesOn() {
            self.count += 1
            await Task.yield()
        }
    }
}
