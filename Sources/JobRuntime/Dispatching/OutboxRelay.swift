import EventSourcing
import Logging
import Messaging
import ServiceLifecycle

/// Moves outbox rows to the broker, and lets go of those that a queue has taken (G6).
///
/// Several pages are under way at once, so that nobody waits for another's confirms. What comes back as unroutable waits by itself
/// and holds up nothing.
struct OutboxRelay<B: Broker>: Service {
    private static var pageLimit: Int { 256 }
    private static var pagesAtOnce: Int { 4 }
    private static var committedLimit: Int { 2048 }
    private static var idlePeriod: Duration { .seconds(1) }
    /// Confirmed rows wait so long for a commit to go with before they get one of their own.
    private static var flushDelay: Duration { .milliseconds(20) }
    private static var sweepPeriod: Duration { .seconds(30) }

    let store: any JobStore
    let broker: B
    let committer: Committer
    let signals: RuntimeSignals
    let scope: WorkScope
    let telemetry: Telemetry
    /// What must be done before the first row is taken.
    let beforehand: @Sendable () async throws -> Void

    private enum Happening: Sendable {
        case woken
        /// The time has come that something waited for.
        case due
        case answered([OutboxRow], [PublishOutcome])
        case unanswered([OutboxRow], BrokerError)
    }

    private struct Course {
        var ledger = OutboxLedger()
        var pagesUnderWay = 0
        var isWaiting = false
        var mayHaveRows = true
        /// Handed over by the committer, and not taken yet.
        var committed: [OutboxRow] = []
        var readAt = ContinuousClock.now
        /// When the earliest sleeper wakes.
        var wakesAt: ContinuousClock.Instant?
        var flushAt: ContinuousClock.Instant?
        var sweptAt = ContinuousClock.now
        /// The broker, or the store, is left alone until then.
        var pausedUntil: ContinuousClock.Instant?
        var backoff = Backoff()

        mutating func pause() { self.pausedUntil = .now + self.backoff.pause() }

        mutating func goesOn(at now: ContinuousClock.Instant) -> Bool {
            guard let until = self.pausedUntil else { return true }
            guard until <= now else { return false }
            self.pausedUntil = nil
            return true
        }
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await self.beforehand()
            await withTaskGroup(of: Happening.self) { group in
                var course = Course()
                while !Task.isCancelled {
                    await self.fill(&course, in: &group)
                    if !course.isWaiting {
                        course.isWaiting = true
                        group.addTask {
                            _ = await self.signals.outbox.wait()
                            return .woken
                        }
                    }
                    self.sleep(&course, in: &group)
                    guard let happening = await group.next() else { return }
                    self.note(happening, &course)
                }
                group.cancelAll()
            }
        }
    }

    /// Sees to it that something happens when the next time comes. One sleeper serves many rounds.
    private func sleep(_ course: inout Course, in group: inout TaskGroup<Happening>) {
        let time = self.nextTime(course)
        if let wakesAt = course.wakesAt, wakesAt <= time { return }
        course.wakesAt = time
        group.addTask {
            try? await Task.sleep(until: time)
            return .due
        }
    }

    /// Starts as many pages as may be under way.
    private func fill(_ course: inout Course, in group: inout TaskGroup<Happening>) async {
        let now = ContinuousClock.now
        if let flushAt = course.flushAt, flushAt <= now {
            course.flushAt = nil
            self.committer.flush()
        }
        if course.sweptAt.duration(to: now) > Self.sweepPeriod {
            course.sweptAt = now
            course.ledger.sweep()
            course.mayHaveRows = true
        }
        self.telemetry.metrics.note(.outboxRows, Double(course.ledger.count))
        self.telemetry.metrics.note(.outboxLag, Double(course.ledger.lag(at: now).milliseconds) / 1000)
        if course.readAt.duration(to: now) >= Self.idlePeriod { course.mayHaveRows = true }
        guard course.goesOn(at: now) else { return }
        while course.pagesUnderWay < Self.pagesAtOnce {
            var rows = course.ledger.takeDue(at: now, limit: Self.pageLimit)
            if rows.isEmpty, !course.committed.isEmpty {
                rows = course.ledger.take(committed: Array(course.committed.prefix(Self.pageLimit)), at: now)
                course.committed.removeFirst(min(Self.pageLimit, course.committed.count))
                if rows.isEmpty { continue }
            }
            if rows.isEmpty {
                guard course.mayHaveRows, let page = await self.read(&course) else { return }
                course.mayHaveRows = page.count == Self.pageLimit
                rows = course.ledger.take(page, isLast: !course.mayHaveRows, at: .now)
                if rows.isEmpty { continue }
            }
            course.pagesUnderWay += 1
            #if DEBUG
            FaultInjector.reached(.beforePublish)
            #endif
            group.addTask { [rows] in await self.publish(rows) }
        }
    }

    private func read(_ course: inout Course) async -> [OutboxRow]? {
        course.readAt = .now
        do {
            return try await self.store.outbox(after: course.ledger.cursor, job: self.scope.job, limit: Self.pageLimit)
        } catch {
            if !Task.isCancelled { self.telemetry.outages.failed(.store, error) }
            course.pause()
            return nil
        }
    }

    private func publish(_ rows: [OutboxRow]) async -> Happening {
        #if DEBUG
        if FaultInjector.has(.deleteBeforeConfirm) {
            self.committer.settle(rows.map(\.id))
            self.committer.flush()
            _ = try? await self.broker.publish(rows)
            return .answered(rows, rows.map { _ in .confirmed })
        }
        #endif
        let began = ContinuousClock.now
        do throws(BrokerError) {
            let outcomes = try await self.telemetry.tracer.span(
                "relay publish",
                rows.first?.message.trace,
                ["messages": "\(rows.count)"]
            ) { () async throws(BrokerError) in try await self.broker.publish(rows) }
            self.telemetry.metrics.published(in: began.duration(to: .now))
            return .answered(rows, outcomes)
        } catch {
            return .unanswered(rows, error)
        }
    }

    private func note(_ happening: Happening, _ course: inout Course) {
        let now = ContinuousClock.now
        switch happening {
        case .woken:
            course.isWaiting = false
            let told = self.signals.outbox.take()
            if told.mustRead { course.mayHaveRows = true }
            self.take(told.rows, &course)
        case .due:
            if let wakesAt = course.wakesAt, wakesAt <= now { course.wakesAt = nil }
        case .answered(let rows, let outcomes):
            #if DEBUG
            FaultInjector.reached(.afterPublish)
            #endif
            course.pagesUnderWay -= 1
            course.backoff.reset()
            self.telemetry.outages.recovered(.broker)
            let returned = zip(rows, outcomes).filter { $0.1 == .returned }.map(\.0)
            let confirmed = zip(rows, outcomes).filter { $0.1 == .confirmed }.map(\.0.id)
            course.ledger.confirmed(confirmed)
            if !confirmed.isEmpty {
                self.committer.settle(confirmed)
                course.flushAt = course.flushAt ?? now + Self.flushDelay
            }
            self.tell(ofReturned: returned)
            course.ledger.returned(returned.map(\.id), at: now)
        case .unanswered(let rows, let error):
            course.pagesUnderWay -= 1
            course.ledger.unanswered(rows.map(\.id), at: now)
            if !Task.isCancelled { self.telemetry.outages.failed(.broker, error) }
            course.pause()
        }
    }

    private func take(_ committed: [OutboxRow], _ course: inout Course) {
        let job = self.scope.job
        course.committed += job.map { job in committed.filter { $0.message.jobID == job } } ?? committed
        guard course.committed.count > Self.committedLimit else { return }
        // The broker is slow or away; reading finds them.
        course.committed = []
        course.mayHaveRows = true
    }

    private func tell(ofReturned rows: [OutboxRow]) {
        guard !rows.isEmpty else { return }
        self.telemetry.metrics.count(.returned, by: rows.count)
        let tasks = Set(
            rows.compactMap { row -> String? in
                switch row.message.body {
                case .dispatch: nil
                case .task(let task): task.name
                }
            }
        )
        self.telemetry.logger.warning(
            "no queue takes these messages; they stay in the outbox",
            metadata: ["count": "\(rows.count)", "tasks": "\(tasks.sorted().joined(separator: " "))"]
        )
    }

    /// When to look again even if nothing happens.
    private func nextTime(_ course: Course) -> ContinuousClock.Instant {
        let now = ContinuousClock.now
        var until = now + Self.idlePeriod
        if let flushAt = course.flushAt { until = min(until, flushAt) }
        if let due = course.ledger.nextDue { until = min(until, max(due, course.pausedUntil ?? due)) }
        if let paused = course.pausedUntil, course.mayHaveRows || !course.committed.isEmpty { until = min(until, paused) }
        return max(now + .milliseconds(1), until)
    }
}
