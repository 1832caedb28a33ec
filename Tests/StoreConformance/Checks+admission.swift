import EventSourcing

extension JobStoreConformance {
    static var admissionChecks: [StoreCheck<Store>] {
        [
            StoreCheck("a user's limit of n admits n jobs and defers the next; other users have their own") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, limit: 2), true)
                try expectEqual(await world.admit(2, limit: 2), true)
                try expectEqual(await world.admit(3, limit: 2), false)
                try expectEqual(await world.admit(9, of: "bob", limit: 1), true)
                try expectEqual(await world.admit(3, limit: 3), true)
            },
            StoreCheck("a job that is admitted again counts once, on whichever worker") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, limit: 2), true)
                try expectEqual(await world.admit(1, limit: 2), true)
                try expectEqual(await world.admit(1, on: "w-2", limit: 1), true)
                try expectEqual(await world.admit(2, limit: 2), true)
                try expectEqual(await world.admit(3, limit: 2), false)
            },
            StoreCheck("G9: what a dead worker had admitted does not count") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, on: "w-2", limit: 1), true)
                try expectEqual(await world.admit(2, limit: 1), false)
                clock.advance(milliseconds: 1000)
                try await world.renew("w-1")
                try expectEqual(await world.admit(2, limit: 1), true)
            },
            StoreCheck("G9: what a worker had admitted that ended its lease does not count") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, on: "w-2", limit: 1), true)
                try await store.endLease(of: Self.worker("w-2"))
                try expectEqual(await world.admit(2, limit: 1), true)
            },
            StoreCheck("of concurrent jobs of a user exactly as many are admitted as the limit says") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admitAll(1...8, on: [store], limit: 3), 3)
            },
            StoreCheck("a dismissed job makes room, and the user's oldest deferred job is dispatched, no other's") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(9, of: "bob", limit: 1), true)
                try expectEqual(await world.admit(8, of: "bob", limit: 1), false)
                try expectEqual(await world.admit(5, limit: 1), true)
                for job in [4, 3, 2] as [UInt64] { try expectEqual(await world.admit(job, limit: 1), false) }
                try await world.dismiss(5)
                try expectEqual(await world.dispatched(), [2])
                try expectEqual(await world.admit(2, limit: 1), true)
                try await world.dismiss(2)
                try expectEqual(await world.dispatched(), [3])
                try expectEqual(await world.admit(3, limit: 1), true)
                try await world.dismiss(3)
                try expectEqual(await world.dispatched(), [4])
                try expectEqual(await world.admit(4, limit: 1), true)
                try await world.dismiss(4)
                try expectEqual(await world.dispatched(), [])
            },
            StoreCheck("a deferred job that has settled meanwhile is passed over") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, limit: 1), true)
                try expectEqual(await world.admit(2, limit: 1), false)
                try expectEqual(await world.admit(3, limit: 1), false)
                try await world.settle(2)
                try await world.dismiss(1)
                try expectEqual(await world.dispatched(), [3])
            },
            StoreCheck("a worker from which a job was taken over cannot dismiss it") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, on: "w-1", limit: 1), true)
                try expectEqual(await world.admit(1, on: "w-2", limit: 1), true)
                try await world.dismiss(1, from: "w-1")
                try expectEqual(await world.admit(2, limit: 1), false)
                try await world.dismiss(1, from: "w-2")
                try expectEqual(await world.dispatched(), [2])
            },
            StoreCheck("a job that two workers were given at once counts as that one's which has claimed it") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, on: "w-1", limit: 1), true)
                try expectEqual(await world.admit(1, on: "w-2", limit: 1), true)
                try await world.claim(1, by: "w-1")
                try await world.dismiss(1, from: "w-2")
                try expectEqual(await world.admit(2, on: "w-2", limit: 1), false)
                try await world.settle(1)
                try await world.dismiss(1, from: "w-1")
                try expectEqual(await world.dispatched(), [2])
            },
            StoreCheck("a job that runs is not deferred when another worker is given it too") { store, clock in
                let world = try await Self.world(of: store, clock)
                try expectEqual(await world.admit(1, on: "w-1", limit: 2), true)
                try expectEqual(await world.admit(2, on: "w-1", limit: 2), true)
                try expectEqual(await world.admit(1, on: "w-2", limit: 1), false)
                try expectEqual(await world.admit(3, on: "w-2", limit: 2), false)
                try await world.settle(2)
                try await world.dismiss(2)
                try expectEqual(await world.dispatched(), [3])
            },
            StoreCheck("G7: the rescuer leaves a deferred job alone while another of its user runs, and frees it when none does") {
                store,
                clock in
                let world = try await Self.world(of: store, clock, jobs: 2)
                try expectEqual(await world.admit(1, limit: 1), true)
                try expectEqual(await world.admit(2, limit: 1), false)
                try await world.claim(1, by: "w-1")
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [Stream.id(8), Stream.id(9)])
                try await store.commit(settling: store.allOutbox().map(\.id))
                clock.advance(milliseconds: 1000)
                try await world.renew("w-2")
                try expectEqual(Set(try await store.rescue(dispatchedBefore: 5000, limit: 10)), [Stream.id(1), Stream.id(2)])
            },
            StoreCheck("G7: a deferred job that was parked until now is left alone likewise, and dispatched when the other is dismissed") {
                store,
                clock in
                let world = try await Self.world(of: store, clock, jobs: 1)
                let wake = clock.now
                try await world.append(2) { row in
                    row.waits = .wake
                    row.wakeAt = wake
                }
                try expectEqual(await world.admit(1, limit: 1), true)
                try expectEqual(await world.admit(2, limit: 1), false)
                try await world.claim(1, by: "w-1")
                try expectEqual(await store.rescue(dispatchedBefore: 0, limit: 10), [Stream.id(8), Stream.id(9)])
                try await store.commit(settling: store.allOutbox().map(\.id))
                try await world.settle(1)
                try await world.dismiss(1)
                try expectEqual(await world.dispatched(), [2])
            },
        ]
    }

    private static func world(of store: Store, _ clock: ManualClock, jobs: UInt64 = 7) async throws -> AdmissionWorld<Store> {
        try await AdmissionWorld(store: store, clock: clock, jobs: jobs)
    }
}
