import EventSourcing

extension JobStoreConformance {
    static var instanceChecks: [FleetCheck<Store>] {
        [
            FleetCheck("what one instance committed the others read at once, and count as a foreign change") { fleet, clock in
                let first = try await fleet.open(nil)
                let second = try await fleet.open(nil)
                let before = try await second.foreignChanges()
                var stream = Stream(1, at: clock.now)
                try await first.commit(stream.next(2))
                try expectEqual(await second.readStream(stream.id, from: 1), await first.readStream(stream.id, from: 1))
                try expectEqual(await second.job(stream.id), stream.row)
                try expectEqual(await second.versions(of: [stream.id]), [stream.id: 2])
                try await FleetCheck<Store>.eventually("a foreign change", clock) { try await second.foreignChanges() != before }
            },
            FleetCheck("G1, G5: of appends of two instances at one version exactly one is taken, and the feed stays dense") {
                fleet,
                clock in
                let stores = [try await fleet.open(nil), try await fleet.open(nil)]
                let start = clock.now
                let outcomes = try await withThrowingTaskGroup(of: [AppendOutcome].self) { group in
                    for writer in Int64(0)..<16 {
                        let store = stores[Int(writer % 2)]
                        group.addTask {
                            var stream = Stream(UInt64(writer / 4), at: start)
                            return try await store.append([stream.next(2) { $0.fence = Fence(writer) }], settling: [])
                        }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                try expectEqual(outcomes.count { $0 == .appended }, 4)
                try expectEqual(outcomes.count { $0 == .refused(.stale(actualVersion: 2)) }, 12)
                for store in stores {
                    let feed = try await store.readFeed(after: 0, limit: 100)
                    try expectEqual(feed.map(\.position), Array(1...8))
                }
            },
            FleetCheck("the limit of a user is exact over instances") { fleet, clock in
                let stores = [try await fleet.open(nil), try await fleet.open(nil)]
                let world = try await AdmissionWorld(store: stores[0], clock: clock, jobs: 7)
                try expectEqual(await world.admitAll(1...7, on: stores, limit: 3), 3)
                try expectEqual(await world.admitAll(1...7, on: stores.reversed(), limit: 3), 3)
            },
            FleetCheck("every instance sees the same registry") { fleet, clock in
                let first = try await fleet.open(nil)
                let second = try await fleet.open(nil)
                try await first.renewLease(WorkerHeartbeat(worker: try Self.worker("w-1"), host: "a"), forMilliseconds: 100)
                try await second.renewLease(WorkerHeartbeat(worker: try Self.worker("w-2"), host: "b"), forMilliseconds: 100)
                try expectEqual(await first.workers(), await second.workers())
                try expectEqual(await first.workers().map(\.heartbeat.host), ["a", "b"])
                try expectEqual(await first.isAlive(Self.worker("w-2")), true)
            },
            FleetCheck("G12: a timer fires once though two instances look") { fleet, clock in
                let stores = [try await fleet.open(nil), try await fleet.open(nil)]
                for number in UInt64(1)...10 {
                    var stream = Stream(number, at: clock.now)
                    try await stores[0].commit(stream.next(timer: .set(clock.now)))
                }
                let fired = try await withThrowingTaskGroup(of: [JobID].self) { group in
                    for look in 0..<12 { group.addTask { try await stores[look % 2].fireTimers(limit: 3).fired } }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                try expectEqual(fired.sorted(), (1...10).map { Stream.id($0) })
            },
            FleetCheck("G7: an orphan is rescued once though two instances look") { fleet, clock in
                let stores = [try await fleet.open(nil), try await fleet.open(nil)]
                for number in UInt64(1)...10 {
                    var stream = Stream(number, at: clock.now)
                    try await stores[0].commit(stream.next())
                }
                let rescued = try await withThrowingTaskGroup(of: [JobID].self) { group in
                    for look in 0..<4 { group.addTask { try await stores[look % 2].rescue(dispatchedBefore: 1000, limit: 100) } }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                try expectEqual(rescued.sorted(), (1...10).map { Stream.id($0) })
            },
        ]
    }
}
