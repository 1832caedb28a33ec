internal import EventSourcing
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Makes deliveries of changes: reads the feed from a stored cursor, and moves the cursor in the commit that adds the deliveries. A crash
/// at any point loses none and makes none twice. Any number of processes may do it at once; appends of jobs know nothing of it.
public final class WebhookFanOutService: Service {
    private let store: any WebhookStore
    private let history: any StatusHistory
    private let options: FanOutOptions
    private let logger: Logger
    private let onDeliveries: @Sendable () -> Void
    private let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation
    private let reasons = Mutex<Reasons>([])

    /// Why it is woken. An endpoint that was made matters also while there was none.
    private struct Reasons: OptionSet {
        let rawValue: Int

        static let change = Self(rawValue: 1)
        static let endpoint = Self(rawValue: 2)
        static let time = Self(rawValue: 4)
    }

    /// - Parameter onDeliveries: called after deliveries were added.
    public init(
        store: any WebhookStore,
        history: any StatusHistory,
        options: FanOutOptions = FanOutOptions(),
        logger: Logger,
        onDeliveries: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.history = history
        self.options = options
        self.logger = logger
        self.onDeliveries = onDeliveries
        // One wake stands for any number: each is followed by a look at all there is.
        (self.wakes, self.waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Tells that jobs have changed, so that webhooks need not wait for the next period.
    public func jobsChanged() { self.wake(.change) }

    /// Tells that an endpoint was made or enabled.
    public func endpointsChanged() { self.wake(.endpoint) }

    private func wake(_ reason: Reasons) {
        self.reasons.withLock { _ = $0.insert(reason) }
        self.waker.yield()
    }

    /// To be called once.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.tick() }
                group.addTask { await self.tidy() }
                var progress = FanOutProgress()
                self.wake(.endpoint)
                for await _ in self.wakes {
                    guard !Task.isShuttingDownGracefully, !Task.isCancelled else { break }
                    let reasons = self.reasons.withLock { reasons in
                        defer { reasons = [] }
                        return reasons
                    }
                    // Without an endpoint, changes of jobs cost nothing; the clock asks again now and then.
                    guard reasons.contains(.endpoint) || progress.isDue(self.options) else { continue }
                    await self.look(&progress)
                    try? await Task.sleep(for: self.options.pause)
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.waker.finish()
        }
    }

    private func tick() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.options.period)
                self.wake(.time)
            }
        }
    }

    private func look(_ progress: inout FanOutProgress) async {
        do throws(StoreError) {
            while try await self.step(&progress) {}
            if progress.isFailing { self.logger.notice("webhooks are made again") }
            progress.isFailing = false
        } catch {
            progress.restart()
            if !progress.isFailing { self.logger.warning("webhooks cannot be made from the feed", metadata: ["error": "\(error)"]) }
            progress.isFailing = true
        }
    }

    /// One stretch of the feed; false when there is no more.
    private func step(_ progress: inout FanOutProgress) async throws(StoreError) -> Bool {
        let news = try await self.store.news(after: progress.position, ofTypes: self.history.types)
        let deliveries = try await self.deliveries(of: news)
        guard !deliveries.isEmpty || (news.isWanted && news.position - news.cursor >= self.options.cursorStep) else {
            progress.lookedAt(news)
            return !news.isAtEnd
        }
        guard let added = try await self.store.fanOut(deliveries, from: news.cursor, to: news.position) else {
            // Another process was faster, and may not have come as far as this one.
            progress.restart()
            return true
        }
        progress.lookedAt(news)
        if added > 0 {
            WebhookMetrics.made(added)
            self.onDeliveries()
        }
        return !news.isAtEnd
    }

    private func deliveries(of news: WebhookNews) async throws(StoreError) -> [WebhookDelivery] {
        guard !news.events.isEmpty else { return [] }
        let listeners = Dictionary(grouping: news.listeners, by: \.userID)
        let positions = Dictionary(news.events.map { (Place(job: $0.jobID, version: $0.version), $0.position) }) { first, _ in first }
        let now = try await self.store.now()
        var deliveries: [WebhookDelivery] = []
        for (job, events) in Dictionary(grouping: news.events, by: \.jobID) {
            guard let user = events.first?.userID, let mine = listeners[user] else { continue }
            for change in try await self.history.changes(of: job, at: Set(events.map(\.version))) {
                let position = positions[Place(job: job, version: change.version)] ?? 0
                deliveries += WebhookFanOut.deliveries(of: change, to: mine.filter { $0.since < position }, now: now)
            }
        }
        return deliveries
    }

    private struct Place: Hashable {
        var job: JobID
        var version: Int
    }

    private func tidy() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.options.tidyPeriod)
                guard !Task.isCancelled else { return }
                do throws(StoreError) {
                    let time = try await self.store.now().advanced(byMilliseconds: -self.options.keepMilliseconds)
                    while try await self.store.removeSettled(before: time, limit: 500) == 500 {}
                } catch {
                    self.logger.debug("old webhooks stay for now", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
