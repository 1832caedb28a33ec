import EventSourcing
import PostgreSQL
import PostgreSQLStore
import StoreConformance
import Testing

@Suite("PostgreSQL feed", .serialized)
struct PostgreSQLFeedTests {
    @Test("An event that commits late gets a later position: the feed skips none, and those who read before are not held up")
    func lateCommit() async throws {
        try await TestStores.with { database, stores in
            let store = stores[0]
            let now = try await store.now()
            var late = Stream(1, at: now)
            var early = Stream(2, at: now)
            try await store.commit(late.next())
            #expect(try await store.readFeed(after: 0, limit: 10).map(\.position) == [1])

            // What an append does, in a transaction that stays open meanwhile.
            let entry = late.next().entries[0]
            let session = try await TestStores.session(on: database)
            try await session.executeScript(
                """
                BEGIN;
                UPDATE selvedge.jobs SET version = 2, head = '\\x\(entry.hash)' WHERE job_id = '\(late.id)';
                INSERT INTO selvedge.events (recorded_at, job_id, version, type, hash, entry)
                VALUES (1, '\(late.id)', 2, 'Late', '\\x\(entry.hash)', '\\x00');
                INSERT INTO selvedge.feed_queue (events, jobs, firsts, lasts) VALUES (1, '{\(late.id)}', '{2}', '{2}');
                """
            )
            try await store.commit(early.next(2))
            let seen = try await store.readFeed(after: 1, limit: 10)
            #expect(seen.map(\.position) == [2, 3])
            #expect(seen.map(\.jobID) == [early.id, early.id])

            try await session.executeScript("COMMIT")
            let rest = try await store.readFeed(after: 3, limit: 10)
            #expect(rest.map(\.position) == [4])
            #expect(rest.map(\.jobID) == [late.id])
            #expect(rest.map(\.version) == [2])
            #expect(try await store.readFeed(after: 1, limit: 2) == seen)
            await session.close()
        }
    }

    @Test("Several sequencers at once give each event one position, dense")
    func manySequencers() async throws {
        try await TestStores.with(["w-1", "w-2", "w-3", "w-4"]) { _, stores in
            let now = try await stores[0].now()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, store) in stores.enumerated() {
                    group.addTask {
                        var stream = Stream(UInt64(number + 1), at: now)
                        for _ in 0..<25 {
                            try await store.commit(stream.next(2))
                            try await store.sequence()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let feed = try await stores[0].readFeed(after: 0, limit: 1000)
            #expect(feed.map(\.position) == Array(1...200))
            for number in 1...4 {
                #expect(feed.filter { $0.jobID == Stream.id(UInt64(number)) }.map(\.version) == Array(1...50))
            }
        }
    }

    @Test("A page of the feed reads the same however it is cut")
    func pages() async throws {
        try await TestStores.with { _, stores in
            let now = try await stores[0].now()
            for round in UInt64(0)..<5 {
                var requests: [AppendRequest] = []
                for number in UInt64(0)..<7 {
                    var stream = Stream(round * 100 + number, at: now)
                    requests.append(stream.next(Int(number % 3) + 1))
                }
                _ = try await stores[0].append(requests, settling: [])
            }
            let whole = try await stores[0].readFeed(after: 0, limit: 1000)
            #expect(whole.map(\.position) == (1...Int64(whole.count)).map { $0 })
            for size in [1, 2, 3, 5, 11] {
                var read: [StoredEvent] = []
                while read.count < whole.count {
                    let page = try await stores[0].readFeed(after: Int64(read.count), limit: size)
                    #expect(page.count <= size)
                    guard !page.isEmpty else { break }
                    read += page
                }
                #expect(read == whole)
            }
        }
    }
}
