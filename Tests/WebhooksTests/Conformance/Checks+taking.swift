import EventSourcing
import StoreConformance
import Webhooks

extension WebhookStoreConformance {
    static var takingChecks: [WebhookStoreCheck<Store>] {
        [
            WebhookStoreCheck("a delivery is added once, whole, and only to an endpoint that is there") { store, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                let delivery = world.delivery(1, to: endpoint)
                let test = world.delivery(2, to: endpoint, job: nil)
                try expectEqual(await store.add([delivery, delivery, test]), 2)
                try expectEqual(await store.add([delivery]), 0)
                try expectEqual(await store.add([world.delivery(3, to: world.endpoint(9))]), 0)
                try expectEqual(await store.add([]), 0)
                try expectEqual(await store.delivery(delivery.id, of: world.user("ada")), delivery)
                try expectEqual(await store.delivery(test.id, of: world.user("ada")), test)
            },
            WebhookStoreCheck("what is due is taken once, the longest due first, with its endpoint") { store, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                let first = world.delivery(1, to: endpoint)
                clock.advance(milliseconds: 5)
                let second = world.delivery(2, to: endpoint)
                clock.advance(milliseconds: 5)
                let third = world.delivery(3, to: endpoint)
                _ = try await store.add([third, second, first])
                let query = DueQuery(limit: 2, perHost: 9, leaseMilliseconds: 60_000)
                let taken = try await store.takeDue(query)
                try expectEqual(taken.map(\.delivery), [first, second])
                try expectEqual(taken.map(\.endpoint), [endpoint, endpoint])
                try expectEqual(await store.takeDue(query).map(\.delivery), [third])
                try expectEqual(await store.takeDue(query), [])
            },
            WebhookStoreCheck("concurrent takers never get the same delivery") { store, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                _ = try await store.add((1...20).map { world.delivery($0, to: endpoint) })
                let taken = try await withThrowingTaskGroup(of: [TakenDelivery].self) { group in
                    for _ in 0..<8 {
                        group.addTask { try await store.takeDue(DueQuery(limit: 5, perHost: 100, leaseMilliseconds: 60_000)) }
                    }
                    return try await group.reduce(into: []) { $0 += $1.map(\.delivery.id) }
                }
                try expectEqual(Set(taken).count, taken.count)
                let rest = try await store.takeDue(.all)
                try expectEqual(taken.count + rest.count, 20)
            },
            WebhookStoreCheck("nothing is taken before it is due by the store's clock") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                let outcome = world.outcome(1, .waiting(until: clock.now.advanced(byMilliseconds: 5_000)))
                try expectEqual(await store.record(outcome, of: taken.delivery.id, fence: taken.fence), true)
                clock.advance(milliseconds: 4_999)
                try expectEqual(await store.takeDue(.all), [])
                clock.advance(milliseconds: 1)
                try expectEqual(await store.takeDue(.all).map(\.delivery.id), [taken.delivery.id])
            },
            WebhookStoreCheck("a host gets no more places than its share, and does not hold up others") { store, clock in
                let world = World(clock: clock)
                let slow = try world.endpoint(1, host: "slow.test")
                let alsoSlow = try world.endpoint(2, user: "bob", host: "slow.test")
                let fast = try world.endpoint(3, host: "fast.test")
                for endpoint in [slow, alsoSlow, fast] { _ = try await store.insert(endpoint, limit: 5) }
                _ = try await store.add((1...6).map { world.delivery($0, to: $0 % 2 == 0 ? slow : alsoSlow) })
                clock.advance(milliseconds: 5)
                _ = try await store.add([world.delivery(7, to: fast)])
                let query = DueQuery(limit: 4, perHost: 2, leaseMilliseconds: 60_000)
                try expectEqual(await store.takeDue(query).map(\.endpoint.host), ["slow.test", "slow.test", "fast.test"])
                var busy = query
                busy.busy = ["slow.test": 1]
                try expectEqual(await store.takeDue(busy).map(\.endpoint.host), ["slow.test"])
                busy.busy = ["slow.test": 2, "fast.test": 1]
                try expectEqual(await store.takeDue(busy), [])
                try expectEqual(await store.takeDue(query).count, 2)
            },
            WebhookStoreCheck("a lease that ran out lets another take the delivery, under a higher fence") { store, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                _ = try await store.add([world.delivery(1, to: endpoint)])
                let query = DueQuery(limit: 1, perHost: 1, leaseMilliseconds: 1_000)
                let first = try await store.takeDue(query)
                clock.advance(milliseconds: 999)
                try expectEqual(await store.takeDue(query), [])
                clock.advance(milliseconds: 1)
                let second = try await store.takeDue(query)
                try expectEqual(first.map(\.delivery), second.map(\.delivery))
                try expect(zip(first, second).allSatisfy { $0.fence < $1.fence } && !second.isEmpty, "the fence did not grow")
            },
            WebhookStoreCheck("a lease that is given back is free at once, and not by whoever had it before") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                try await store.release(taken.delivery.id, fence: taken.fence)
                try expectEqual(await store.takeDue(.all).map(\.delivery), [taken.delivery])
                try await store.release(taken.delivery.id, fence: taken.fence)
                try expectEqual(await store.takeDue(.all), [])
            },
        ]
    }
}
