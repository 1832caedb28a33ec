import EventSourcing

extension JobStoreConformance {
    static var userFeedChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G13: the feed of one user has the events of that user's jobs, at their places in the whole feed") { store, clock in
                let ada = try Self.user("ada")
                try expectEqual(await store.feedEnd(), 0)
                try expectEqual(
                    await store.feedPage(after: 0, of: ada, limit: 10),
                    FeedPage(events: [], position: 0, isAtEnd: true)
                )
                var first = Stream(1, user: "ada", at: clock.now)
                var second = Stream(2, user: "bob", at: clock.now)
                var third = Stream(3, user: "ada", at: clock.now)
                try await store.commit(first.next(2), second.next(3))
                try await store.commit(third.next(), second.next())
                try await store.commit(first.next(), second.next())
                let feed = try await store.readFeed(after: 0, limit: 100)
                let theirs = feed.filter { $0.jobID != second.id }
                try expectEqual(theirs.map(\.position), [1, 2, 6, 8])
                try expectEqual(await store.feedEnd(), 9)
                try expectEqual(
                    await store.feedPage(after: 0, of: ada, limit: 10),
                    FeedPage(events: theirs, position: 9, isAtEnd: true)
                )
                try expectEqual(
                    await store.feedPage(after: 1, of: ada, limit: 2),
                    FeedPage(events: Array(theirs[1...2]), position: 6, isAtEnd: false)
                )
                try expectEqual(
                    await store.feedPage(after: 6, of: ada, limit: 2),
                    FeedPage(events: [theirs[3]], position: 9, isAtEnd: true)
                )
                try expectEqual(
                    await store.feedPage(after: 0, of: Self.user("eve"), limit: 2),
                    FeedPage(events: [], position: 9, isAtEnd: true)
                )
                for beyond in [9, 100, Int64.max] {
                    try expectEqual(
                        await store.feedPage(after: beyond, of: ada, limit: 2),
                        FeedPage(events: [], position: beyond, isAtEnd: true)
                    )
                }
            },
            StoreCheck("a page of a user's feed looks at a stretch of it at most, and the next goes on behind") { store, clock in
                let ada = try Self.user("ada")
                var mine = Stream(1, user: "ada", at: clock.now)
                var other = Stream(2, user: "bob", at: clock.now)
                try await store.commit(mine.next())
                let others = Int(FeedPage.stretch)
                try await store.commit(other.next(others))
                try await store.commit(mine.next())
                let first = try await store.feedPage(after: 0, of: ada, limit: 10)
                try expectEqual(first.events.map(\.position), [1])
                try expectEqual(first.position, FeedPage.stretch)
                try expectEqual(first.isAtEnd, false)
                let second = try await store.feedPage(after: first.position, of: ada, limit: 10)
                try expectEqual(second.events.map(\.position), [FeedPage.stretch + 2])
                try expectEqual(second.position, FeedPage.stretch + 2)
                try expectEqual(second.isAtEnd, true)
            },
        ]
    }
}
