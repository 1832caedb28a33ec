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
                        let pause = self.pause(course)
                        group.addTask {
                            _ = await self.signals.outbox.wait(atMost: pause)
                            return .woken
                        }
                    }
                    guard let happening = await group.next() else { return }
                    let wasDue = (course.flushAt, course.pausedUntil)
                    self.note(happening, &course)
                    if wasDue != (course.flushAt, course.pausedUntil) { Self.sleep(course, in: &group) }
                }
                group.cancelAll()
            }
        }
    }

    /// The waiting for a signal began before these times were known.
    private static func sleep(_ course: Course, in group: inout TaskGroup<Happening>) {
        for time in [course.flushAt, course.pausedUntil].compactMap({ $0 }) {
            group.addTask {
                try? await Task.sleep(until: time)
                return .due
            }
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
        guard course.goesOn(at: now) else { return }
        while course.pagesUnderWay < Self.pagesAtOnce {
            var rows = course.ledger.takeDue(at: now, limit: Self.pageLimit)
            if rows.isEmpty {
                guard course.mayHaveRows, let page = await self.read(&course) else { return }
                rows = course.ledger.take(page, at: .now)
                course.mayHaveRows = page.count == Self.pageLimit
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
            course.mayHaveRows = true
        case .due:
            break
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

    /// How long to wait for a signal at most.
    private func pause(_ course: Course) -> Duration {
        let now = ContinuousClock.now
        var until = now + Self.idlePeriod
        if let flushAt = course.flushAt { until = min(until, flushAt) }
        if let due = course.ledger.nextDue { until = min(until, max(due, course.pausedUntil ?? due)) }
        if let paused = course.pausedUntil, course.mayHaveRows { until = min(until, paused) }
        return max(.milliseconds(1), now.duration(to: until))
    }
}
