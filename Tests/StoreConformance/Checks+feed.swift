import EventSourcing

extension JobStoreConformance {
    static var feedChecks: [StoreCheck<Store>] {
        [
            StoreCheck("the feed has positions 1, 2, 3 … over all streams, in the order of appends, and is paged") { store, clock in
                var first = Stream(1, at: clock.now)
                var second = Stream(2, at: clock.now)
                try await store.commit(first.next(2), second.next())
                try await store.commit(first.next())
                let feed = try await store.readFeed(after: 0, limit: 100)
                try expectEqual(feed.map(\.position), [1, 2, 3, 4])
                try expectEqual(feed.map(\.jobID), [first.id, first.id, second.id, first.id])
                try expectEqual(feed.map(\.version), [1, 2, 1, 3])
                try expectEqual(await store.readFeed(after: 1, limit: 2), Array(feed[1...2]))
                try expectEqual(await store.readFeed(after: 4, limit: 2), [])
                try expectEqual(await store.readFeed(after: 0, limit: 0), [])
            },
            StoreCheck("a stream reads the same events as the feed") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(3))
                let feed = try await store.readFeed(after: 0, limit: 10)
                let read = try await store.readStream(stream.id, from: 1)
                // A store may give places in the feed only after the commit.
                let placed = zip(read, feed)
                    .map { event, place in
                        var event = event
                        event.position = place.position
                        return event
                    }
                try expectEqual(placed, feed)
                try expectEqual(read.count, 3)
            },
            StoreCheck("the feed stays dense under concurrent writers, refusals among them, and a position never changes") { store, clock in
                let start = clock.now
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in UInt64(1)...8 {
                        group.addTask {
                            var stream = Stream(number, at: start)
                            for round in 0..<10 {
                                try await store.commit(stream.next(1 + round % 3))
                                var late = Stream(number, at: start)
                                let outcome = try await store.append([late.next()], settling: [])
                                try expectEqual(outcome, [.refused(.stale(actualVersion: stream.row.version))])
                            }
                        }
                    }
                    group.addTask {
                        var seen: [StoredEvent] = []
                        for _ in 0..<20 {
                            let feed = try await store.readFeed(after: 0, limit: 1000)
                            try expectEqual(Array(feed.prefix(seen.count)), seen)
                            seen = feed
                        }
                    }
                    try await group.waitForAll()
                }
                let feed = try await store.readFeed(after: 0, limit: 1000)
                try expectEqual(feed.map(\.position), (1...Int64(feed.count)).map { $0 })
                try expectEqual(feed.count, 8 * 19)
                for number in UInt64(1)...8 {
                    try expectEqual(feed.filter { $0.jobID == Stream.id(number) }.map(\.version), Array(1...19))
                }
            },
            StoreCheck("G5: of many concurrent appends at one version exactly one is taken") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next())
                let writer = stream
                let taken = try await withThrowingTaskGroup(of: [AppendOutcome].self) { group in
                    for fence in Int64(1)...16 {
                        group.addTask {
                            var writer = writer
                            return try await store.append([writer.next { $0.fence = Fence(fence) }], settling: [])
                        }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                try expectEqual(taken.count { $0 == .appended }, 1)
                try expectEqual(taken.count { $0 == .refused(.stale(actualVersion: 2)) }, 15)
                try expectEqual(await store.nearMisses(limit: 100).count, 15)
            },
            StoreCheck("the store's own appends are no foreign changes") { store, clock in
                let before = try await store.foreignChanges()
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next())
                try expectEqual(await store.foreignChanges(), before)
            },
        ]
    }
}
