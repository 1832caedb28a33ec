import EventSourcing

extension JobStoreConformance {
    private static var day: Int64 { 24 * 60 * 60 * 1000 }

    static var workerChecks: [StoreCheck<Store>] {
        [
            StoreCheck("the registry has one row a worker, whole, which each renewal replaces; ascending by id") { store, clock in
                let first = Self.heartbeat(try Self.worker("w-1"), at: clock.now)
                var second = Self.heartbeat(try Self.worker("w-2"), at: clock.now)
                try await store.renewLease(second, forMilliseconds: 100)
                try await store.renewLease(first, forMilliseconds: 200)
                let start = clock.now
                clock.advance(milliseconds: 30)
                second.running = 3
                second.isDraining = true
                try await store.renewLease(second, forMilliseconds: 100)
                let expected = [
                    WorkerRow(heartbeat: first, lastSeen: start, leaseUntil: start.advanced(byMilliseconds: 200), isAlive: true),
                    WorkerRow(
                        heartbeat: second,
                        lastSeen: clock.now,
                        leaseUntil: clock.now.advanced(byMilliseconds: 100),
                        isAlive: true
                    ),
                ]
                try expectEqual(await store.workers(), expected)
            },
            StoreCheck("the registry shows the dead as dead for a day after their lease ran out, and then no more") { store, clock in
                let worker = try Self.worker("w-1")
                try await store.renewLease(Self.heartbeat(worker, at: clock.now), forMilliseconds: 100)
                clock.advance(milliseconds: 99)
                try expectEqual(await store.workers().map(\.isAlive), [true])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.workers().map(\.isAlive), [false])
                _ = try await store.rescue(dispatchedBefore: 0, limit: 10)
                try expectEqual(await store.workers().map(\.heartbeat.worker), [worker])
                clock.advance(milliseconds: Self.day - 1)
                try expectEqual(await store.workers().map(\.isAlive), [false])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.workers(), [])
                _ = try await store.rescue(dispatchedBefore: 0, limit: 10)
                clock.advance(milliseconds: -Self.day)
                try expect(await store.workers().isEmpty, "the row is hidden, but there")
            },
            StoreCheck("a worker that ends its lease leaves the registry") { store, clock in
                for name in ["w-1", "w-2"] {
                    try await store.renewLease(Self.heartbeat(try Self.worker(name), at: clock.now), forMilliseconds: 100)
                }
                try await store.endLease(of: Self.worker("w-1"))
                try expectEqual(await store.workers().map(\.heartbeat.worker), [Self.worker("w-2")])
            },
            StoreCheck("a role has somebody who leads, who keeps it") { store, _ in
                for role in LeaderRole.allCases {
                    try expectEqual(await store.lead(role), true)
                    try expectEqual(await store.lead(role), true)
                }
            },
        ]
    }

    private static func heartbeat(_ worker: WorkerID, at time: Timestamp) -> WorkerHeartbeat {
        WorkerHeartbeat(
            worker: worker,
            host: "host.example",
            processID: 4711,
            version: "1.2.3",
            startedAt: time.advanced(byMilliseconds: -5000),
            slots: 64,
            running: 2
        )
    }
}
