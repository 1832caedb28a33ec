import EventSourcing
import JobRuntime
import Logging
import Messaging
import ServiceLifecycle

extension StreamHub {
    private static let tick: Duration = .seconds(1)
    /// Of jobs asked about in one question.
    private static let page = 1000

    /// Runs until the service is asked to stop; then tells every stream to end, and cuts off those that do not.
    ///
    /// - Parameters:
    ///   - changes: where changes are announced; nil when nobody does.
    ///   - period: how often to look into the store for changes that were not announced.
    func run(store: any JobStore, changes: (any ChangeFeed)?, period: Duration, logger: Logger) async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                if let changes { group.addTask { await self.listen(to: changes, logger) } }
                group.addTask { await self.watch(store, every: period) }
                group.addTask { await self.keepUp() }
                await group.waitForAll()
            }
        }
        await self.end()
    }

    private func listen(to feed: any ChangeFeed, _ logger: Logger) async {
        var isTold = false
        while !Task.isCancelled {
            do {
                let changes = try await feed.changes()
                isTold = false
                // What was announced while nobody listened is lost.
                for watcher in self.watchers { watcher.raise(.changed) }
                for await change in changes { self.note(change) }
            } catch {
                if !isTold { logger.warning("changes are not announced; streams look into the store") }
                isTold = true
            }
            try? await Task.sleep(for: Self.tick)
        }
    }

    private func watch(_ store: any JobStore, every period: Duration) async {
        let feed = FeedReader(store: store)
        let owners = JobOwners(store: store)
        var known: Int64?
        var position: Int64?
        var last = ContinuousClock.now
        while !Task.isCancelled {
            try? await Task.sleep(for: period)
            guard self.count > 0 else {
                position = nil
                continue
            }
            do {
                let seen = try await store.foreignChanges()
                // Now and then even without a sign: a process whose own announcements got lost gives none here.
                guard seen != known || last.duration(to: .now) >= Self.tick else { continue }
                known = seen
                last = .now
                try await self.compare(with: store)
                position = try await self.follow(feed, owners, from: position)
            } catch {
                // The store's own users tell of its outages; here it is asked again later.
                try? await Task.sleep(for: Self.tick)
            }
        }
    }

    /// Wakes the users whose jobs the feed tells of; returns how far it was read.
    private func follow(_ feed: FeedReader, _ owners: JobOwners, from position: Int64?) async throws(StoreError) -> Int64? {
        guard self.hasUserWatchers else { return nil }
        guard var position else {
            let end = try await feed.end()
            self.noteUnknownChange()
            return end
        }
        while true {
            let (users, next) = try await feed.users(after: position, owners)
            guard next > position else { return position }
            position = next
            self.note(users)
        }
    }

    private func compare(with store: any JobStore) async throws(StoreError) {
        var rest = self.watchedJobs[...]
        while !rest.isEmpty {
            let page = Array(rest.prefix(Self.page))
            rest = rest.dropFirst(Self.page)
            self.note(try await store.versions(of: page))
        }
    }

    private func keepUp() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.tick)
            let now = ContinuousClock.now
            let time = RuntimeClock.system.now()
            let watchers = self.watchers
            for watcher in watchers where watcher.isStream {
                watcher.keepUp(at: now, heartbeat: self.limits.heartbeat)
                if let expiry = watcher.caller.takenUntil, expiry <= time { watcher.raise(.closing) }
            }
            self.metrics.streams(watchers.count)
        }
    }

    /// Streams get half of the time that a shutdown has; clients that have not read until then are cut off.
    private func end() async {
        self.close()
        let end = ContinuousClock.now + self.limits.shutdownDeadline / 2
        while self.count > 0, ContinuousClock.now < end, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(10)) }
        for watcher in self.watchers { watcher.cut() }
    }
}
