import EventSourcing

extension JobStoreConformance {
    private static var period: Int64 { 1000 }

    static var rescueChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G7: a job that waits for a worker without lease, outbox row or recent dispatch is rescued, once a period") {
                store,
                clock in
                var stream = Stream(1, priority: .high, at: clock.now)
                try await store.commit(stream.next())
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [stream.id])
                let rows = try await store.allOutbox()
                try expectEqual(rows.map(\.message), [stream.dispatch])
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [])
                try await store.commit(settling: rows.map(\.id))
                clock.advance(milliseconds: Self.period - 1)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [stream.id])
            },
            StoreCheck("G7: a dispatch counts as recent from its append, also one that another job's append sent") { store, clock in
                var first = Stream(1, at: clock.now)
                var second = Stream(2, at: clock.now)
                try await store.commit(second.next())
                try await store.commit(first.next(outbox: [first.dispatch, second.dispatch]))
                try await store.commit(settling: store.allOutbox().map(\.id))
                clock.advance(milliseconds: Self.period - 1)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [first.id, second.id])
            },
            StoreCheck("G7: a job with a row in the outbox is not rescued however old that is") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(outbox: [stream.dispatch]))
                clock.advance(milliseconds: Self.period * 100)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [])
            },
            StoreCheck("G7, G9: a job of a living worker is left alone, a dead worker's is rescued") { store, clock in
                let worker = try Self.worker("w-1")
                var stream = Stream(1, at: clock.now)
                try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 500)
                try await store.commit(stream.next { $0.worker = worker })
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [])
                clock.advance(milliseconds: 500)
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [stream.id])
            },
            StoreCheck("G7, G9: a dead worker's job waits ten seconds from its dispatch, or less; one nobody has claimed waits its grace") {
                store,
                clock in
                let worker = try Self.worker("w-1")
                var claimed = Stream(1, at: clock.now)
                var unclaimed = Stream(2, at: clock.now)
                try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 500)
                try await store.commit(
                    claimed.next(outbox: [claimed.dispatch]) { $0.worker = worker },
                    unclaimed.next(outbox: [unclaimed.dispatch])
                )
                try await store.commit(settling: store.allOutbox().map(\.id))
                clock.advance(milliseconds: 4999)
                try expectEqual(await store.rescue(dispatchedBefore: 5000, limit: 10), [])
                clock.advance(milliseconds: 5000)
                try expectEqual(await store.rescue(dispatchedBefore: 600_000, limit: 10), [])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.rescue(dispatchedBefore: 600_000, limit: 10), [claimed.id])
                try await store.commit(settling: store.allOutbox().map(\.id))
                clock.advance(milliseconds: 590_000)
                try expectEqual(await store.rescue(dispatchedBefore: 600_000, limit: 10), [claimed.id, unclaimed.id])
            },
            StoreCheck("G7, G9: ending a lease makes its jobs orphans at once") { store, clock in
                let worker = try Self.worker("w-1")
                var stream = Stream(1, at: clock.now)
                try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 50_000)
                try await store.commit(stream.next { $0.worker = worker })
                try await store.endLease(of: worker)
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [stream.id])
            },
            StoreCheck("G7: a parked job whose time has come without a timer is rescued, not before") { store, clock in
                var stream = Stream(1, at: clock.now)
                let wake = clock.now.advanced(byMilliseconds: 100)
                try await store.commit(
                    stream.next { row in
                        row.waits = .wake
                        row.wakeAt = wake
                    }
                )
                clock.advance(milliseconds: 99)
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [stream.id])
            },
            StoreCheck("G7: parked jobs with a timer or for a signal, and settled jobs, are never rescued") { store, clock in
                var timed = Stream(1, at: clock.now)
                var signalled = Stream(2, at: clock.now)
                var settled = Stream(3, at: clock.now)
                let now = clock.now
                try await store.commit(
                    timed.next(timer: .set(now)) { row in
                        row.waits = .wake
                        row.wakeAt = now
                    },
                    signalled.next { $0.waits = .wake },
                    settled.next { row in
                        row.waits = .nobody
                        row.status = "completed"
                    }
                )
                clock.advance(milliseconds: Self.period * 100)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [])
            },
            StoreCheck("G10: those with the fewest strikes are rescued first") { store, clock in
                var struck = Stream(1, at: clock.now)
                var calm = Stream(2, at: clock.now)
                try await store.commit(struck.next { $0.strikes = 2 })
                try await store.commit(calm.next())
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [calm.id, struck.id])
            },
            StoreCheck("G7: a dispatch from before the clock went back does not count as recent") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(outbox: [stream.dispatch]))
                try await store.commit(settling: store.allOutbox().map(\.id))
                clock.advance(milliseconds: -Self.period * 100)
                try expectEqual(await store.rescue(dispatchedBefore: Self.period, limit: 10), [stream.id])
            },
            StoreCheck("G7: the oldest are rescued first, at most as many as asked") { store, clock in
                for number in [3, 1, 2] as [UInt64] {
                    var stream = Stream(number, at: clock.now)
                    try await store.commit(stream.next())
                }
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 2), [Stream.id(1), Stream.id(2)])
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 2), [Stream.id(3)])
            },
            StoreCheck("the backlog counts live jobs by what they wait for, the outbox, and tells the next timer") { store, clock in
                var first = Stream(1, at: clock.now)
                var second = Stream(2, at: clock.now)
                var third = Stream(3, at: clock.now)
                let due = clock.now.advanced(byMilliseconds: 7)
                try await store.commit(
                    first.next(outbox: [first.dispatch]),
                    second.next(timer: .set(due)) { $0.waits = .wake },
                    third.next { $0.waits = .nobody }
                )
                try expectEqual(await store.backlog(), Backlog(runnable: 1, parked: 1, outbox: 1, nextTimer: due))
            },
        ]
    }
}
