import EventSourcing
import Jobs
import Logging
import Messaging

/// What becomes of deliveries.
extension Worker {
    func serve(_ consumer: B.Consumer) async {
        await withDiscardingTaskGroup { group in
            for await delivery in consumer.deliveries {
                group.addTask { await self.take(delivery, from: consumer) }
            }
        }
    }

    private func take(_ delivery: Delivery, from consumer: B.Consumer) async {
        self.environment.telemetry.metrics.delivered(again: delivery.isRedelivery)
        let jobID = delivery.dispatch.jobID
        // Given back while the job runs here it would come to another worker as if this one were gone.
        if self.live[jobID] != nil { return await self.adopt(delivery, from: consumer) }
        guard !self.isDraining else { return await self.settle(delivery, as: .requeued, to: consumer) }
        #if DEBUG
        if FaultInjector.has(.ackBeforeCommit) { await self.settle(delivery, as: .acknowledged, to: consumer) }
        #endif
        self.live[jobID] = LiveJob(delivery: delivery, continueAt: self.continuationTime)
        let settlement = await self.work(on: delivery, from: consumer)
        guard let answered = self.live.removeValue(forKey: jobID)?.delivery else { return }
        #if DEBUG
        if FaultInjector.has(.ackBeforeCommit) { return }
        #endif
        await self.settle(answered, as: settlement, to: consumer)
    }

    /// A dispatch for a job that is live here. If the job's own was answered with a continuation, this is taken in its place, so that
    /// the broker still notices when this process dies.
    private func adopt(_ delivery: Delivery, from consumer: B.Consumer) async {
        let jobID = delivery.dispatch.jobID
        if let held = self.live[jobID]?.delivery, held.dispatch.id == delivery.dispatch.id, delivery.isRedelivery {
            // The connection was lost in between, and this one is what the old one was. A tag that is never answered would count
            // against the prefetch for ever; of a lost connection the answer goes nowhere, of a copy it is the one too many.
            self.live[jobID]?.delivery = delivery
            if held.tag != delivery.tag { await self.settle(held, as: .acknowledged, to: consumer) }
            return
        }
        self.live[jobID]?.mustLookAgain = true
        guard self.live[jobID]?.delivery == nil else { return await self.settle(delivery, as: .acknowledged, to: consumer) }
        self.live[jobID]?.delivery = delivery
        self.live[jobID]?.continueAt = self.continuationTime
    }

    /// The continuation is durable: the delivery it came with has been kept long enough.
    private func letGo(of jobID: JobID, to consumer: B.Consumer) async {
        guard let delivery = self.live[jobID]?.delivery else { return }
        self.live[jobID]?.delivery = nil
        self.live[jobID]?.continueAt = nil
        await self.settle(delivery, as: .acknowledged, to: consumer)
    }

    private var continuationTime: ContinuousClock.Instant? { self.environment.options.continueAfter.map { .now + $0 } }

    func askForContinuations() {
        let now = ContinuousClock.now
        for (jobID, live) in self.live {
            guard let time = live.continueAt, time <= now, let actor = live.actor else { continue }
            actor.tell(.keepOn)
            // A job that cannot do it now is asked again.
            self.live[jobID]?.continueAt = now + .seconds(5)
        }
    }

    private func settle(_ delivery: Delivery, as settlement: Settlement, to consumer: B.Consumer) async {
        #if DEBUG
        FaultInjector.reached(.beforeAck)
        #endif
        do {
            try await consumer.settle(delivery, as: settlement)
        } catch {
            // The broker will deliver it again, and the second delivery finds the job settled.
            self.environment.telemetry.outages.failed(.broker, error)
            self.environment.telemetry.logger.debug(
                "settling a delivery",
                metadata: self.environment.metadata(of: delivery.dispatch.jobID, trace: delivery.dispatch.trace)
                    .merging(["error": "\(error)"]) { _, new in new }
            )
        }
        #if DEBUG
        FaultInjector.reached(.afterAck)
        #endif
    }

    /// Takes the job as far as it goes.
    private func work(on delivery: Delivery, from consumer: B.Consumer) async -> Settlement {
        let jobID = delivery.dispatch.jobID
        var isTakeover = delivery.isRedelivery
        var backoff = Backoff()
        var admitted: UserID?
        while true {
            guard await self.environment.lease.hold(unless: { self.isDraining }) else {
                await self.dismiss(jobID, of: admitted)
                return .requeued
            }
            let end = await self.runOnce(jobID, isTakeover: isTakeover, admitted: &admitted, trace: delivery.dispatch.trace, consumer)
            isTakeover = false
            switch end {
            case .failed(let failure):
                // It counts as admitted while it is tried again: deferred now, it would be dispatched to workers that see this one alive.
                // Where only a person can help, the user's other jobs go on elsewhere meanwhile.
                let settlement = await self.settlement(jobID, after: failure, &backoff)
                if settlement != nil || !failure.mayPass { await self.dismiss(jobID, of: admitted) }
                if let settlement { return settlement }
            case .settled, .parked, .handedBack, .lost, .dropped, .deferred, .unknown:
                await self.dismiss(jobID, of: admitted)
                admitted = nil
                self.environment.telemetry.outages.recovered(.store)
                self.unreadable.remove(jobID)
                self.outOfSpace = nil
                guard self.live[jobID]?.mustLookAgain ?? false else { return .acknowledged }
                self.live[jobID]?.mustLookAgain = false
                if self.isDraining { return .requeued }
            }
        }
    }

    private func runOnce(
        _ jobID: JobID,
        isTakeover: Bool,
        admitted: inout UserID?,
        trace: TraceContext?,
        _ consumer: B.Consumer
    ) async -> JobRunEnd {
        var reading: JobReading?
        if !self.environment.repository.recent.contains(jobID) {
            do {
                reading = try await self.environment.store.readJob(jobID)
            } catch {
                return .failed(.store(error))
            }
            guard reading != nil else { return .unknown }
        }
        let isSuspect = (reading?.row.strikes ?? 0) >= Isolation.suspicion
        guard await self.takeTurn(asSuspect: isSuspect) else { return .failed(.cancelled) }
        defer { self.isolation.ended(asSuspect: isSuspect) }
        let actor = JobActor(
            jobID: jobID,
            environment: self.environment,
            isTakeover: isTakeover,
            admitted: admitted,
            reading: reading,
            letGo: { await self.letGo(of: jobID, to: consumer) }
        )
        self.live[jobID]?.actor = actor
        let end = await actor.run()
        self.live[jobID]?.actor = nil
        let account = await actor.account
        admitted = account.admitted
        self.report(end, of: jobID, trace: account.trace ?? trace)
        return end
    }

    /// What becomes of the delivery of a job that could not be worked on; nil to try again here. Giving it back would only make the
    /// broker count it against the job.
    private func settlement(_ jobID: JobID, after failure: JobRunFailure, _ backoff: inout Backoff) async -> Settlement? {
        switch failure {
        case .cancelled:
            return .requeued
        case .store(let error), .read(.store(let error)):
            if case .full = error { self.outOfSpace = error }
            self.environment.telemetry.outages.failed(.store, error)
            let until = ContinuousClock.now + backoff.pause()
            while ContinuousClock.now < until, !self.isDraining, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
            return self.isDraining || Task.isCancelled ? .requeued : nil
        case .read, .vault:
            // No other try would read it better; the rescuer will bring it up again, and 'verify' names the event.
            self.unreadable.insert(jobID)
            return .acknowledged
        }
    }

    /// The user's next job may begin.
    private func dismiss(_ jobID: JobID, of user: UserID?) async {
        guard let user else { return }
        var backoff = Backoff()
        while true {
            do {
                return try await self.environment.store.dismiss(jobID, of: user, from: self.environment.worker)
            } catch {
                // When this worker's lease ends, so do its admissions.
                guard error.mayPass, !Task.isCancelled, !self.isDraining else { return }
                self.environment.telemetry.outages.failed(.store, error)
                try? await Task.sleep(for: backoff.pause())
            }
        }
    }
}
