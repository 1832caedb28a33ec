import EventSourcing

extension JobStoreConformance {
    static var outboxChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G6: outbox rows leave with the commit, under ids that grow, and stay until they are settled") { store, clock in
                var first = Stream(1, priority: .high, at: clock.now)
                var second = Stream(2, at: clock.now)
                try await store.commit(first.next(outbox: [first.dispatch]), second.next(outbox: [second.dispatch, second.dispatch]))
                let rows = try await store.allOutbox()
                try expectEqual(rows.map(\.message), [first.dispatch, second.dispatch, second.dispatch])
                try expectEqual(rows.map(\.id), rows.map(\.id).sorted())
                try expectEqual(Set(rows.map(\.id)).count, 3)
                try expectEqual(await store.outbox(after: rows[0].id, job: nil, limit: 1), [rows[1]])
                try expectEqual(await store.outbox(after: 0, job: second.id, limit: 10), Array(rows[1...]))
                try await store.commit(settling: [rows[1].id])
                try expectEqual(await store.allOutbox(), [rows[0], rows[2]])
            },
            StoreCheck("G6: the id of a settled row is never given out again") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(outbox: [stream.dispatch]))
                let last = try await store.allOutbox()[0].id
                try await store.commit(stream.next(outbox: [stream.dispatch]), settling: [last])
                let rows = try await store.allOutbox()
                try expectEqual(rows.count, 1)
                try expect(rows[0].id > last, "id \(rows[0].id) after \(last)")
                try expectEqual(await store.outbox(after: last, job: nil, limit: 10), rows)
            },
            StoreCheck("G6: settling what is settled already is no error, and goes with refused appends too") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(outbox: [stream.dispatch]))
                let id = try await store.allOutbox()[0].id
                var late = Stream(1, at: clock.now)
                try expectEqual(
                    await store.append([late.next()], settling: [id, id, 999]),
                    [.refused(.stale(actualVersion: 1))]
                )
                try expectEqual(await store.allOutbox(), [])
            },
        ]
    }

    static var timerChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G12: a timer is never early, fires once, and puts a dispatch of the job's priority into the outbox") {
                store,
                clock in
                var stream = Stream(1, priority: .low, at: clock.now)
                let due = clock.now.advanced(byMilliseconds: 100)
                try await store.commit(stream.next(timer: .set(due)))
                clock.advance(microseconds: 99_999)
                try expectEqual(await store.fireTimers(limit: 10), TimerFiring(fired: [], next: due))
                clock.advance(microseconds: 1)
                try expectEqual(await store.fireTimers(limit: 10), TimerFiring(fired: [stream.id], next: nil))
                try expectEqual(await store.allOutbox().map(\.message), [stream.dispatch])
                clock.advance(milliseconds: 1000)
                try expectEqual(await store.fireTimers(limit: 10), TimerFiring(fired: [], next: nil))
                try expectEqual(await store.allOutbox().count, 1)
            },
            StoreCheck("G12: timers fire in the order they are due, at most as many as asked") { store, clock in
                for (number, delay) in [(1, 30), (2, 10), (3, 20), (4, 90)] as [(UInt64, Int64)] {
                    var stream = Stream(number, at: clock.now)
                    try await store.commit(stream.next(timer: .set(clock.now.advanced(byMilliseconds: delay))))
                }
                clock.advance(milliseconds: 50)
                let first = try await store.fireTimers(limit: 2)
                try expectEqual(first.fired, [Stream.id(2), Stream.id(3)])
                try expectEqual(first.next, clock.now.advanced(byMilliseconds: -20))
                let second = try await store.fireTimers(limit: 2)
                try expectEqual(second, TimerFiring(fired: [Stream.id(1)], next: clock.now.advanced(byMilliseconds: 40)))
                try expectEqual(await store.backlog().nextTimer, clock.now.advanced(byMilliseconds: 40))
            },
            StoreCheck("G12: of concurrent looks at the timers one fires each") { store, clock in
                for number in UInt64(1)...10 {
                    var stream = Stream(number, at: clock.now)
                    try await store.commit(stream.next(timer: .set(clock.now)))
                }
                let fired = try await withThrowingTaskGroup(of: [JobID].self) { group in
                    for _ in 0..<8 { group.addTask { try await store.fireTimers(limit: 3).fired } }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                try expectEqual(fired.sorted(), (1...10).map { Stream.id($0) })
            },
            StoreCheck("a job has one timer: an append keeps, replaces or clears it") { store, clock in
                var stream = Stream(1, at: clock.now)
                let due = clock.now.advanced(byMilliseconds: 10)
                try await store.commit(stream.next(timer: .set(due)), stream.next(timer: .keep))
                try expectEqual(await store.backlog().nextTimer, due)
                try await store.commit(stream.next(timer: .set(due.advanced(byMilliseconds: 5))))
                try expectEqual(await store.backlog().nextTimer, due.advanced(byMilliseconds: 5))
                try await store.commit(stream.next(timer: .clear))
                try await store.commit(stream.next(timer: .clear))
                clock.advance(milliseconds: 1000)
                try expectEqual(await store.fireTimers(limit: 10), TimerFiring(fired: [], next: nil))
            },
        ]
    }

    static var leaseChecks: [StoreCheck<Store>] {
        [
            StoreCheck("a lease runs until its time by the store's clock, and renewing moves that") { store, clock in
                let worker = try Self.worker("w-1")
                try expectEqual(await store.isAlive(worker), false)
                try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 100)
                clock.advance(milliseconds: 99)
                try expectEqual(await store.isAlive(worker), true)
                try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 100)
                clock.advance(milliseconds: 99)
                try expectEqual(await store.isAlive(worker), true)
                clock.advance(milliseconds: 1)
                try expectEqual(await store.isAlive(worker), false)
            },
            StoreCheck("a lease ends at once when asked, one or all others") { store, _ in
                let workers = try ["w-1", "w-2", "w-3"].map(Self.worker)
                for worker in workers { try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 1000) }
                try await store.endLease(of: workers[0])
                try expectEqual(await store.isAlive(workers[0]), false)
                try expectEqual(await store.isAlive(workers[1]), true)
                try await store.endOtherLeases(than: workers[2])
                try expectEqual(await store.isAlive(workers[1]), false)
                try expectEqual(await store.isAlive(workers[2]), true)
            },
        ]
    }

    static func worker(_ name: String) throws -> WorkerID {
        guard let worker = WorkerID(name) else { throw ConformanceFailure(description: "\(name) is no worker id") }
        return worker
    }
}
