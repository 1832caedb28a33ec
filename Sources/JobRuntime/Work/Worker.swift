public import Artifacts
public import EventSourcing
public import Jobs
public import Logging
public import Messaging
public import ServiceLifecycle
public import Vault

/// Takes dispatches, at most as many at once as it has slots, and runs each job in an actor of its own.
public actor Worker<B: Broker>: Service {
    private let environment: JobEnvironment
    private let broker: B
    private let signals: RuntimeSignals
    private var live: [JobID: Live] = [:]
    private var isDraining = false
    private var isolation = Isolation()

    private struct Live {
        var actor: JobActor
        /// A dispatch came while the job was live; it may have been for what comes after, so look once more at the end.
        var mustLookAgain = false
    }

    private static var tick: Duration { .milliseconds(100) }
    private static var pauseAfterFailure: Duration { .milliseconds(500) }
    private static var turnPeriod: Duration { .milliseconds(5) }

    public init(
        id: WorkerID,
        store: any JobStore,
        broker: B,
        committer: Committer,
        vault: PayloadVault,
        artifacts: any ArtifactStore,
        repository: JobRepository,
        steps: StepRegistry,
        signals: RuntimeSignals,
        clock: RuntimeClock = .system,
        options: RuntimeOptions,
        logger: Logger
    ) {
        self.environment = JobEnvironment(
            worker: id,
            store: store,
            committer: committer,
            vault: vault,
            artifacts: artifacts,
            repository: repository,
            steps: steps,
            clock: clock,
            options: options,
            logger: logger
        )
        self.broker = broker
        self.signals = signals
    }

    /// Jobs that run here now.
    public var liveCount: Int { self.live.count }

    /// Live jobs that this worker could not read and has put down.
    public private(set) var unreadable: Set<JobID> = []

    /// Set while the store has no room for what jobs want to append.
    public private(set) var outOfSpace: StoreError?

    public func run() async throws {
        try await self.environment.store.renewLease(
            of: self.environment.worker,
            forMilliseconds: self.environment.options.leaseMilliseconds
        )
        let consumer = try await self.broker.consume(prefetch: self.environment.options.slots)
        let shutdown = Wake()
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Bool.self) { group in
                group.addTask {
                    await self.serve(consumer)
                    return true
                }
                group.addTask { await self.keepLease() }
                group.addTask { await self.tickJobs() }
                group.addTask { await self.watchStreams() }
                group.addTask { await self.drain(consumer, on: shutdown) }
                while let served = await group.next(), !served {}
                group.cancelAll()
            }
        } onGracefulShutdown: {
            shutdown.signal()
        }
        await consumer.close()
        try? await self.environment.store.endLease(of: self.environment.worker)
    }

    // MARK: - Jobs

    private func serve(_ consumer: B.Consumer) async {
        await withDiscardingTaskGroup { group in
            for await delivery in consumer.deliveries {
                group.addTask { await self.take(delivery, from: consumer) }
            }
        }
    }

    private func take(_ delivery: Delivery, from consumer: B.Consumer) async {
        let settlement = await self.work(on: delivery)
        do {
            try await consumer.settle(delivery, as: settlement)
        } catch {
            // The broker will deliver it again, and the second delivery finds the job settled.
            self.environment.logger.warning("settling a delivery", metadata: ["job": "\(delivery.dispatch.jobID)", "error": "\(error)"])
        }
    }

    private func work(on delivery: Delivery) async -> Settlement {
        let jobID = delivery.dispatch.jobID
        if let settlement = self.answer(to: delivery) { return settlement }
        let isSuspect = await self.isSuspect(jobID)
        await self.awaitTurn(asSuspect: isSuspect)
        self.isolation.began(asSuspect: isSuspect, at: .now)
        defer { self.isolation.ended(asSuspect: isSuspect) }
        if let settlement = self.answer(to: delivery) { return settlement }
        var isTakeover = delivery.isRedelivery
        while true {
            let actor = JobActor(jobID: jobID, environment: self.environment, isTakeover: isTakeover)
            isTakeover = false
            self.live[jobID] = Live(actor: actor)
            let end = await actor.run()
            let mustLookAgain = self.live.removeValue(forKey: jobID)?.mustLookAgain ?? false
            self.report(end, of: jobID)
            switch end {
            case .failed(let failure):
                return await self.giveBack(jobID, after: failure)
            case .settled, .parked, .handedBack, .lost, .dropped:
                self.unreadable.remove(jobID)
                self.outOfSpace = nil
                guard mustLookAgain else { return .acknowledged }
                if self.isDraining { return .requeued }
            }
        }
    }

    /// What becomes of a delivery that is not to be worked on: the worker is going, or has the job already. Nil for any other.
    private func answer(to delivery: Delivery) -> Settlement? {
        guard !self.isDraining else { return .requeued }
        guard self.live[delivery.dispatch.jobID] != nil else { return nil }
        self.live[delivery.dispatch.jobID]?.mustLookAgain = true
        return .acknowledged
    }

    private func isSuspect(_ jobID: JobID) async -> Bool {
        guard !self.environment.repository.recent.contains(jobID) else { return false }
        let row = try? await self.environment.store.job(jobID)
        return (row?.strikes ?? 0) >= Isolation.suspicion
    }

    /// Lets a suspect have the worker for itself, if those who are at work end soon enough; a job of hours must not hold it up.
    private func awaitTurn(asSuspect isSuspect: Bool) async {
        guard isSuspect else {
            while !self.isolation.admitsOther(at: .now), !self.isDraining, !Task.isCancelled { try? await Task.sleep(for: Self.turnPeriod) }
            return
        }
        let deadline = ContinuousClock.now + Isolation.patience
        while !self.isolation.admitsSuspect, ContinuousClock.now < deadline, !self.isDraining, !Task.isCancelled {
            self.isolation.suspectWaits(true)
            try? await Task.sleep(for: Self.turnPeriod)
        }
        self.isolation.suspectWaits(false)
    }

    private func giveBack(_ jobID: JobID, after failure: JobRunFailure) async -> Settlement {
        if case .store(.full(let path)) = failure { self.outOfSpace = .full(path: path) }
        switch failure {
        case .store, .read(.store), .cancelled:
            // Let the store come round before the job is taken again.
            try? await Task.sleep(for: Self.pauseAfterFailure)
            return .requeued
        case .read, .vault:
            // No other try would read it better; the rescuer will bring it up again, and 'verify' names the event.
            self.unreadable.insert(jobID)
            return .acknowledged
        }
    }

    private func report(_ end: JobRunEnd, of jobID: JobID) {
        let logger = self.environment.logger
        switch end {
        case .settled(let status): logger.debug("settled", metadata: ["job": "\(jobID)", "status": "\(status.rawValue)"])
        case .parked: logger.debug("parked", metadata: ["job": "\(jobID)"])
        case .handedBack: logger.info("handed back", metadata: ["job": "\(jobID)"])
        case .dropped(let rejection): logger.debug("dispatch dropped", metadata: ["job": "\(jobID)", "reason": "\(rejection)"])
        case .lost: logger.warning("lost to another worker", metadata: ["job": "\(jobID)"])
        case .failed(.store(.full)) where self.outOfSpace != nil: logger.debug("gave up for want of space", metadata: ["job": "\(jobID)"])
        case .failed(let failure): logger.error("gave up", metadata: ["job": "\(jobID)", "error": "\(failure)"])
        }
    }

    // MARK: - Beside the jobs; each returns false when cancelled

    private func keepLease() async -> Bool {
        let options = self.environment.options
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(options.leaseMilliseconds / 3))
            if Task.isCancelled { break }
            do {
                try await self.environment.store.renewLease(of: self.environment.worker, forMilliseconds: options.leaseMilliseconds)
            } catch {
                self.environment.logger.warning("renewing the lease", metadata: ["error": "\(error)"])
            }
        }
        return false
    }

    private func tickJobs() async -> Bool {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.tick)
            for live in self.live.values { live.actor.tell(.tick) }
        }
        return false
    }

    /// Pushes to its actor what others have appended to a job: a cancellation, a signal (G11).
    private func watchStreams() async -> Bool {
        for await jobID in self.signals.grownStreams { self.live[jobID]?.actor.tell(.streamGrew) }
        return false
    }

    /// Another process has written; perhaps to jobs that run here.
    public func lookForGrownStreams() async {
        for live in self.live.values { live.actor.tell(.streamGrew) }
    }

    /// Takes no more jobs, gives those that run time to finish, then hands them back.
    private func drain(_ consumer: B.Consumer, on shutdown: Wake) async -> Bool {
        guard await shutdown.wait() else { return false }
        self.isDraining = true
        await consumer.stopTaking()
        try? await Task.sleep(for: self.environment.options.drainDeadline)
        while !Task.isCancelled {
            for live in self.live.values { live.actor.tell(.drain) }
            try? await Task.sleep(for: Self.tick)
        }
        return false
    }
}
