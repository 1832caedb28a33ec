public import EventSourcing
public import StoreConformance
public import Webhooks

/// What the fan-out asks of a ``WebhookStore`` beside a ``JobStore`` whose feed it tells of.
public struct FanOutCheck: Sendable, CustomStringConvertible {
    /// What must hold.
    public var name: String
    let body: @Sendable (any WebhookStore, any JobStore, ManualClock) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (any WebhookStore, any JobStore, ManualClock) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws what did not hold.
    ///
    /// - Parameter store: empty, as `jobs` is, and both going by `clock`.
    public func run(on store: any WebhookStore, jobs: any JobStore, clock: ManualClock) async throws {
        try await self.body(store, jobs, clock)
    }

    public var description: String { self.name }

    public static var all: [FanOutCheck] {
        [
            FanOutCheck("without an enabled endpoint there is nothing to look for") { store, jobs, clock in
                var stream = Stream(1, at: clock.now)
                try await jobs.commit(stream.next(2))
                try expectEqual(await Self.news(store).isWanted, false)
                let world = World(clock: clock)
                _ = try await store.insert(world.endpoint(1, state: .disabled(.byUser, at: clock.now)), limit: 5)
                try expectEqual(await Self.news(store).isWanted, false)
            },
            FanOutCheck("an endpoint hears of what comes after it, of its user or its job, in the feed's order, and of the asked types") {
                store,
                jobs,
                clock in
                let world = World(clock: clock)
                var mine = Stream(1, at: clock.now)
                var other = Stream(2, at: clock.now)
                var bobs = Stream(3, user: "bob", at: clock.now)
                try await jobs.commit(mine.next(2), bobs.next())
                let all = try world.endpoint(1)
                let one = try world.endpoint(2, user: "bob", job: bobs.id)
                for endpoint in [all, one] { _ = try await store.insert(endpoint, limit: 5) }
                var stranger = Stream(4, user: "bob", at: clock.now)
                try await jobs.commit(mine.next(2), stranger.next(4))
                try await jobs.commit(other.next(3), bobs.next(2))
                let news = try await Self.news(store)
                try expect(news.isWanted && news.isAtEnd, "it is wanted and all of it seen")
                try expectEqual(
                    news.events.filter { $0.position > 3 }.map { "\($0.userID) \($0.version)" },
                    ["ada 3", "ada 1", "ada 3", "bob 3"]
                )
                try expectEqual(news.events.map(\.position), news.events.map(\.position).sorted())
                try expectEqual(Set(news.listeners.map(\.endpointID)), [all.id, one.id])
                try expectEqual(news.listeners.first { $0.endpointID == one.id }?.jobID, bobs.id)
                try expectEqual(news.listeners.first { $0.endpointID == all.id }?.statuses, all.statuses)
                try expectEqual(Set(news.listeners.map(\.since)), [3])
                try expectEqual(await store.news(after: news.position, ofTypes: Self.types).events, [])
            },
            FanOutCheck("the cursor moves with the deliveries, once: who comes second writes nothing") { store, jobs, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                var stream = Stream(1, at: clock.now)
                try await jobs.commit(stream.next())
                let news = try await Self.news(store)
                try expectEqual(news.events.count, 1)
                let delivery = world.delivery(1, to: endpoint)
                let gone = try world.delivery(2, to: world.endpoint(9))
                try expectEqual(await store.fanOut([delivery, gone], from: news.cursor, to: news.position), 1)
                try expectEqual(await store.fanOut([world.delivery(3, to: endpoint)], from: news.cursor, to: news.position), nil)
                try expectEqual(await store.waiting(), 1)
                let next = try await Self.news(store)
                try expectEqual(next.cursor, news.position)
                try expectEqual(next.events, [])
                try await jobs.commit(stream.next(2))
                try expectEqual(await Self.news(store).events.map(\.version), [3])
                // Told again, as after a lost answer.
                try expectEqual(await store.fanOut([delivery], from: next.cursor, to: next.cursor + 1), 0)
            },
            FanOutCheck("an endpoint that is enabled again hears of nothing that happened meanwhile") { store, jobs, clock in
                let world = World(clock: clock)
                var endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                endpoint.disable(.byUser, at: clock.now)
                try expectEqual(await store.replace(endpoint), true)
                var stream = Stream(1, at: clock.now)
                try await jobs.commit(stream.next())
                guard var disabled = try await store.endpoint(endpoint.id, of: endpoint.userID) else {
                    throw CheckFailure(description: "the endpoint is gone")
                }
                disabled.enable()
                try expectEqual(await store.replace(disabled), true)
                let since = try await Self.news(store).listeners.map(\.since)
                try expectEqual(since, [])
                try await jobs.commit(stream.next(2))
                let news = try await Self.news(store)
                try expectEqual(news.events.filter { event in news.listeners.contains { $0.since < event.position } }.map(\.version), [3])
            },
            FanOutCheck("of processes that fan out at once one moves the cursor") { store, jobs, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                var stream = Stream(1, at: clock.now)
                try await jobs.commit(stream.next())
                let news = try await Self.news(store)
                let delivery = world.delivery(1, to: endpoint)
                let moved = try await withThrowingTaskGroup(of: Int?.self, returning: [Int].self) { group in
                    for _ in 0..<6 { group.addTask { try await store.fanOut([delivery], from: news.cursor, to: news.position) } }
                    var moved: [Int] = []
                    for try await count in group {
                        if let count { moved.append(count) }
                    }
                    return moved
                }
                try expectEqual(moved, [1])
                try expectEqual(await store.waiting(), 1)
            },
        ]
    }

    /// Those of odd versions of a ``Stream``.
    private static let types = ["Event1", "Event3"]

    private static func news(_ store: any WebhookStore) async throws -> WebhookNews { try await store.news(after: 0, ofTypes: self.types) }
}
