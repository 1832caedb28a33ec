import EventSourcing
import StoreConformance
import Webhooks

extension WebhookStoreConformance {
    /// One delivery to one endpoint, taken.
    static func taken(_ store: Store, _ world: World) async throws -> TakenDelivery {
        let endpoint = try world.endpoint(1)
        _ = try await store.insert(endpoint, limit: 5)
        _ = try await store.add([world.delivery(1, to: endpoint)])
        guard let taken = try await store.takeDue(.all).first else { throw CheckFailure(description: "a due delivery was not taken") }
        return taken
    }

    static var recordingChecks: [WebhookStoreCheck<Store>] {
        [
            WebhookStoreCheck("tries are written in order, until one settles the delivery; then no more are") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                let id = taken.delivery.id
                let failure = world.outcome(1, .waiting(until: clock.now))
                try expectEqual(await store.record(failure, of: id, fence: taken.fence), true)
                var expected = taken.delivery
                expected.evolve(failure)
                try expectEqual(await store.delivery(id, of: taken.delivery.userID), expected)
                let again = try await store.takeDue(.all)
                try expectEqual(again.map(\.delivery), [expected])
                let success = world.outcome(2, .delivered(at: clock.now), status: 204, code: nil)
                let fence = again.first?.fence ?? .unclaimed
                try expectEqual(await store.record(success, of: id, fence: fence), true)
                expected.evolve(success)
                try expectEqual(await store.delivery(id, of: taken.delivery.userID), expected)
                try expectEqual(await store.record(success, of: id, fence: fence), false)
                try expectEqual(await store.delivery(id, of: taken.delivery.userID), expected)
                clock.advance(milliseconds: 1_000_000_000)
                try expectEqual(await store.takeDue(.all), [])
            },
            WebhookStoreCheck("whoever lost the lease to another writes nothing") { store, clock in
                let world = World(clock: clock)
                let stale = try await Self.taken(store, world)
                let id = stale.delivery.id
                clock.advance(milliseconds: 60_000)
                let current = try await store.takeDue(.all)
                try expectEqual(current.count, 1)
                let outcome = world.outcome(1, .delivered(at: clock.now), status: 200, code: nil)
                try expectEqual(await store.record(outcome, of: id, fence: stale.fence), false)
                try expectEqual(await store.delivery(id, of: stale.delivery.userID), stale.delivery)
                try expectEqual(await store.record(outcome, of: id, fence: current.first?.fence ?? .unclaimed), true)
            },
            WebhookStoreCheck("nothing is written twice under one lease, nor of a delivery that is not there") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                let outcome = world.outcome(1, .waiting(until: clock.now.advanced(byMilliseconds: 9)))
                try expectEqual(await store.record(outcome, of: taken.delivery.id, fence: taken.fence), true)
                try expectEqual(await store.record(outcome, of: taken.delivery.id, fence: taken.fence), false)
                let other = world.delivery(99, to: taken.endpoint)
                try expectEqual(await store.record(outcome, of: other.id, fence: taken.fence), false)
                try await store.release(other.id, fence: taken.fence)
            },
            WebhookStoreCheck("an outcome of 410 disables the endpoint and abandons its other deliveries, in one") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                let user = taken.delivery.userID
                let other = world.delivery(2, to: taken.endpoint)
                _ = try await store.add([other])
                let outcome = world.outcome(1, .abandoned(.gone, at: clock.now), status: 410, code: "gone")
                try expectEqual(await store.record(outcome, of: taken.delivery.id, fence: taken.fence), true)
                let endpoint = try await store.endpoint(taken.endpoint.id, of: user)
                try expectEqual(endpoint?.state, .disabled(.gone, at: clock.now))
                try expectEqual(endpoint?.revision, taken.endpoint.revision + 1)
                try expectEqual(await store.delivery(taken.delivery.id, of: user)?.phase, .abandoned(.gone, at: clock.now))
                try expectEqual(await store.delivery(other.id, of: user)?.phase, .abandoned(.endpointDisabled, at: clock.now))
                // Told of a change meanwhile, an endpoint that is disabled still gets nothing.
                _ = try await store.add([world.delivery(3, to: taken.endpoint)])
                try expectEqual(await store.takeDue(.all), [])
            },
            WebhookStoreCheck("a settled delivery is due again when its user asks, with its log, and nothing else is") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                let (id, user) = (taken.delivery.id, taken.delivery.userID)
                try expectEqual(await store.waiting(), 1)
                try expectEqual(await store.retry(id, of: user), false)
                let outcome = world.outcome(1, .abandoned(.exhausted, at: clock.now))
                try expectEqual(await store.record(outcome, of: id, fence: taken.fence), true)
                try expectEqual(await store.waiting(), 0)
                try expectEqual(await store.retry(id, of: world.user("bob")), false)
                clock.advance(milliseconds: 5)
                try expectEqual(await store.retry(id, of: user), true)
                try expectEqual(await store.retry(id, of: user), false)
                let again = try await store.takeDue(.all)
                try expectEqual(again.map(\.delivery.id), [id])
                try expectEqual(again.first?.delivery.phase, .waiting(until: clock.now))
                try expectEqual(again.first?.delivery.attempts, [outcome.attempt])
                try expect(again.first.map { $0.fence > taken.fence } ?? false, "the fence did not grow")
                let success = world.outcome(2, .delivered(at: clock.now), status: 204, code: nil)
                try expectEqual(await store.record(success, of: id, fence: again.first?.fence ?? .unclaimed), true)
                var endpoint = taken.endpoint
                endpoint.disable(.byUser, at: clock.now)
                try expectEqual(await store.replace(endpoint), true)
                try expectEqual(await store.retry(id, of: user), false)
                try expectEqual(await store.delivery(id, of: user)?.attempts, [outcome.attempt, success.attempt])
            },
            WebhookStoreCheck("a try that was under way when its endpoint was disabled or removed writes nothing") { store, clock in
                let world = World(clock: clock)
                let taken = try await Self.taken(store, world)
                var endpoint = taken.endpoint
                endpoint.disable(.byUser, at: clock.now)
                try expectEqual(await store.replace(endpoint), true)
                let outcome = world.outcome(1, .waiting(until: clock.now))
                try expectEqual(await store.record(outcome, of: taken.delivery.id, fence: taken.fence), false)
                try expectEqual(
                    await store.delivery(taken.delivery.id, of: taken.delivery.userID)?.phase,
                    .abandoned(.endpointDisabled, at: clock.now)
                )
                _ = try await store.removeEndpoint(endpoint.id, of: endpoint.userID)
                try expectEqual(await store.record(outcome, of: taken.delivery.id, fence: taken.fence), false)
            },
        ]
    }
}
