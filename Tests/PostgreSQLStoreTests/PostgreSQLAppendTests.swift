import EventSourcing
import PostgreSQL
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL appends", .serialized)
struct PostgreSQLAppendTests {
    @Test("Four processes that append to the same jobs in different orders never deadlock, and each version is taken once")
    func noDeadlock() async throws {
        try await TestStores.with(["w-1", "w-2", "w-3", "w-4"]) { database, stores in
            let now = try await stores[0].now()
            let taken = try await withThrowingTaskGroup(of: Int.self) { group in
                for (number, store) in stores.enumerated() {
                    group.addTask {
                        var taken = 0
                        for round in 0..<15 {
                            var jobs = (1...12).map { UInt64($0) }
                            // Another order in each store and round.
                            for _ in 0..<(number * 3 + round) % 12 { jobs.append(jobs.removeFirst()) }
                            if number % 2 == 1 { jobs.reverse() }
                            let outcomes = try await store.append(Self.requests(jobs, on: store, now), settling: [])
                            taken += outcomes.count { $0 == .appended }
                        }
                        return taken
                    }
                }
                return try await group.reduce(0, +)
            }
            let versions = try await stores[0].versions(of: (1...12).map { Stream.id($0) })
            #expect(versions.values.reduce(0, +) == taken)
            #expect(try await database.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == "0")
        }
    }

    @Test("A commit tells what it has put into the outbox, just as the outbox has it, and nothing of what was refused")
    func receipt() async throws {
        try await TestStores.with(["w-1"]) { _, stores in
            let store = stores[0]
            let now = try await store.now()
            // The ids of jobs in another order than the requests.
            var streams = [9, 2, 5].map { Stream(UInt64($0), at: now) }
            var stale = Stream(7, at: now)
            _ = stale.next()
            let other = OutboxMessage(jobID: Stream.id(2), priority: .high)
            var requests: [AppendRequest] = []
            for index in streams.indices { requests.append(streams[index].next(outbox: [streams[index].dispatch, other])) }
            requests.insert(stale.next(outbox: [stale.dispatch]), at: 1)
            // Of a job that is in the batch already: a second round.
            requests.append(streams[0].next(outbox: [streams[0].dispatch]))
            let receipt = try await store.commit(requests, settling: [])
            #expect(receipt.outcomes == [.appended, .refused(.stale(actualVersion: 0)), .appended, .appended, .appended])
            let rows = try await store.outbox(after: 0, job: nil, limit: 100)
            #expect(rows.count == 7)
            #expect(receipt.outbox == rows)
            #expect(try await store.commit([], settling: rows.map(\.id)) == CommitReceipt(outcomes: [], outbox: []))
            #expect(try await store.outbox(after: 0, job: nil, limit: 100) == [])
        }
    }

    /// Each at the version that the store has now, so that some are stale by the time they arrive; each sends to the next job too.
    private static func requests(_ jobs: [UInt64], on store: PostgreSQLJobStore, _ now: Timestamp) async throws -> [AppendRequest] {
        let versions = try await store.versions(of: jobs.map { Stream.id($0) })
        return jobs.map { number in
            var stream = Stream(number, at: now)
            if let version = versions[stream.id] { _ = stream.next(version) }
            let other = OutboxMessage(jobID: Stream.id(number % 12 + 1), priority: .default)
            return stream.next(outbox: number % 4 == 0 ? [stream.dispatch, other] : [stream.dispatch])
        }
    }

    @Test("Ids of a process's outbox rows grow in the order of its commits, whatever puts them there")
    func outboxOrder() async throws {
        try await TestStores.with { _, stores in
            let store = stores[0]
            let now = try await store.now()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var cursor: OutboxRow.ID = 0
                    var count = 0
                    let deadline = ContinuousClock.now + .seconds(60)
                    while count < 90 {
                        let rows = try await store.outbox(after: cursor, job: nil, limit: 1000)
                        cursor = rows.last?.id ?? cursor
                        count += rows.count
                        try #require(ContinuousClock.now < deadline, "\(count) rows were read; the rest came behind the cursor")
                    }
                }
                for number in UInt64(1)...30 {
                    group.addTask {
                        var stream = Stream(number, at: now)
                        try await store.commit(stream.next(timer: .set(now), outbox: [stream.dispatch]))
                        _ = try await store.fireTimers(limit: 1)
                        var other = Stream(100 + number, at: now)
                        try await store.commit(other.next())
                        _ = try await store.rescue(dispatchedBefore: 60_000, limit: 1)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("A connection cut inside the commit leaves the outcome unknown; what was asked for is there once, or not at all")
    func cutInCommit() async throws {
        let database = try await TestStores.database()
        let proxy = try TCPProxy(to: database.server.port)
        let store = try await PostgreSQLJobStore.open(
            url: database.url(through: proxy),
            publisher: WorkerID("w-1"),
            executor: TestStores.executor()
        )
        var stream = Stream(1, at: try await store.now())
        try await store.commit(stream.next())
        for moment in 0..<2 {
            // The bytes of the entry stand in the message that asks for the append; its answer is all that is lost the second time.
            let request = stream.next(outbox: [stream.dispatch])
            proxy.cut(on: request.entries[0].bytes, .toServer, .reset, moment: moment == 0 ? .before : .after)
            await #expect(throws: StoreError.outcomeUnknown) { try await store.append([request], settling: []) }
            #expect(proxy.cuts == moment + 1)
            try await Self.wait { try await database.value(Self.busySessions) == "0" }
            let stored = try await store.readStream(stream.id, from: request.entries[0].version)
            if stored.isEmpty { try await store.commit(request) }
            #expect(try await store.readStream(stream.id, from: 1).map(\.hash) == stream.entries.map(\.hash))
            #expect(try await store.outbox(after: 0, job: nil, limit: 10).count == moment + 1)
        }
        await store.close()
        proxy.stop()
        try await database.drop()
    }

    @Test("A backend that is killed inside an append leaves nothing, or all of it")
    func killedBackend() async throws {
        try await TestStores.with { database, stores in
            let store = stores[0]
            var stream = Stream(1, at: try await store.now())
            try await store.commit(stream.next())
            // The append waits for this row until its backend is gone.
            let holder = try await TestStores.session(on: database)
            try await holder.executeScript("BEGIN; SELECT FROM selvedge.jobs FOR UPDATE")
            let request = stream.next(outbox: [stream.dispatch])
            async let outcome: Void = {
                await #expect(throws: StoreError.outcomeUnknown) { try await store.append([request], settling: []) }
            }()
            try await Self.wait {
                try await database.value(
                    """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """
                ) == "1"
            }
            await outcome
            await holder.close()
            #expect(try await store.readStream(stream.id, from: 1).count == 1)
            #expect(try await store.outbox(after: 0, job: nil, limit: 10) == [])
            try await store.commit(request)
            #expect(try await store.readStream(stream.id, from: 1).count == 2)
        }
    }

    @Test("A job that another process is making at the same time is refused as stale, and leaves its key free")
    func concurrentCreation() async throws {
        try await TestStores.with(["w-1", "w-2"]) { _, stores in
            let now = try await stores[0].now()
            for round in UInt64(1)...20 {
                let outcomes = try await withThrowingTaskGroup(of: (Int, AppendOutcome).self) { group in
                    for (number, store) in stores.enumerated() {
                        group.addTask {
                            var stream = Stream(round, at: now)
                            let key = IdempotencyRecord(
                                userID: stream.row.userID,
                                key: "k-\(round)-\(number)",
                                fingerprint: Digest(of: []),
                                jobID: stream.id
                            )
                            return (number, try await store.append([stream.next(key: key)], settling: [])[0])
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count { $0.1 == .appended } == 1)
                for (number, outcome) in outcomes {
                    let user = try #require(UserID("ada"))
                    let record = try await stores[0].idempotencyRecord(userID: user, key: "k-\(round)-\(number)")
                    #expect((record != nil) == (outcome == .appended))
                }
            }
        }
    }

    private static let busySessions = """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()
        """

    private static func wait(_ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isTrue() {
            try #require(ContinuousClock.now < deadline, "it never came true")
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
