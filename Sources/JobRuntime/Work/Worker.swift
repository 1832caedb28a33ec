import Artifacts
public import EventSourcing
import Jobs
import Logging
public import Messaging
public import ServiceLifecycle
import Vault

/// Takes dispatches, at most as many at once as it has slots, and runs each job in an actor of its own.
public actor Worker<B: Broker> {
    let environment: JobEnvironment
    private let broker: B
    private let signals: RuntimeSignals
    private let keeper: LeaseKeeper
    /// Ends the process when steps do not stop.
    private let giveUp: @Sendable () -> Void
    /// Signalled when there is news for the registry.
    private let news = Wake()
    var live: [JobID: LiveJob] = [:]
    var isDraining = false
    var isolation = Isolation()

    static var tick: Duration { .milliseconds(100) }

    init(
        environment: JobEnvironment,
        broker: B,
        signals: RuntimeSignals,
        process: ProcessDescription,
        giveUp: @escaping @Sendable () -> Void
    ) {
        self.environment = environment
        self.broker = broker
        self.signals = signals
        self.giveUp = giveUp
        self.keeper = LeaseKeeper(
            store: environment.store,
            heartbeat: process.heartbeat(
                of: environment.worker,
                slots: environment.options.slots,
                startedAt: environment.clock.now()
            ),
            milliseconds: environment.options.leaseMilliseconds,
            lease: environment.lease,
            telemetry: environment.telemetry
        )
    }

    /// Jobs that run here now.
    public var liveCount: Int { self.live.count }

    /// Live jobs that this worker could not read and has put down.
    public internal(set) var unreadable: Set<JobID> = []

    /// Set while the store has no room for what jobs want to append.
    public internal(set) var outOfSpace: StoreError?
}

extension Worker: Service {
    public func run() async throws {
        let shutdown = Wake()
        try await withGracefulShutdownHandler {
            // A store or broker that is not there yet is waited for; being asked to stop ends that.
            guard let consumer = try await cancelWhenGracefulShutdown({ try await self.begin() }) else { return }
            await self.work(with: consumer, until: shutdown)
            await consumer.close()
            try? await self.environment.store.endLease(of: self.environment.worker)
        } onGracefulShutdown: {
            shutdown.signal()
        }
    }

    /// Nil when cancelled before both could be reached.
    private func begin() async throws -> B.Consumer? {
        guard try await self.keeper.begin() else { return nil }
        return try await Perseverance.untilDone(.broker, self.environment.telemetry.outages) {
            try await self.broker.consume(prefetch: self.environment.options.slots)
        }
    }

    private func work(with consumer: B.Consumer, until shutdown: Wake) async {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await self.serve(consumer)
                return true
            }
            group.addTask {
                await self.keeper.keep(nudge: self.news) { await self.status }
                return false
            }
            group.addTask { await self.tickJobs() }
            group.addTask { await self.watchStreams() }
            group.addTask { await self.drain(consumer, on: shutdown) }
            while let served = await group.next(), !served {}
            group.cancelAll()
        }
    }

    private var status: (running: Int, isDraining: Bool) { (self.live.values.count { $0.actor != nil }, self.isDraining) }

    // MARK: - Beside the jobs; each returns false when cancelled

    private func tickJobs() async -> Bool {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.tick)
            self.environment.telemetry.metrics.note(.liveJobs, Double(self.live.count))
            self.askForContinuations()
            for live in self.live.values { live.actor?.tell(.tick) }
        }
        return false
    }

    /// Pushes to its actor what others have appended to a job: a cancellation, a signal (G11).
    private func watchStreams() async -> Bool {
        for await grown in self.signals.grownStreams { self.streamStands(grown.jobID, at: grown.version) }
        return false
    }

    /// Jobs that run here.
    var liveJobs: [JobID] { Array(self.live.keys) }

    /// Someone has seen the job's stream at this version; its actor is told if it has not.
    func streamStands(_ jobID: JobID, at version: Int) {
        guard let actor = self.live[jobID]?.actor, actor.version < version else { return }
        actor.tell(.streamGrew)
    }

    /// Takes no more jobs, gives those that run time to finish, then hands them back.
    private func drain(_ consumer: B.Consumer, on shutdown: Wake) async -> Bool {
        guard await shutdown.wait() else { return false }
        self.isDraining = true
        self.news.signal()
        await consumer.stopTaking()
        try? await Task.sleep(for: self.environment.options.drainDeadline)
        let end = ContinuousClock.now + self.environment.options.stopGrace
        var hasGivenUp = false
        while !Task.isCancelled {
            for live in self.live.values { live.actor?.tell(.drain) }
            if ContinuousClock.now >= end, !hasGivenUp {
                hasGivenUp = true
                self.endWithoutSteps()
            }
            try? await Task.sleep(for: Self.tick)
        }
        return false
    }

    /// A task that is deaf to its cancellation can only be ended with its process. The jobs are handed back by now or, their
    /// deliveries unanswered, come to others when the connection goes.
    private func endWithoutSteps() {
        self.environment.telemetry.logger.error(
            "steps do not stop; ending the process without them",
            metadata: ["jobs": "\(self.live.keys.sorted().map { "\($0)" }.joined(separator: ","))"]
        )
        self.giveUp()
    }
}
