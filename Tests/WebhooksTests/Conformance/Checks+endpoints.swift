import EventSourcing
import StoreConformance
import Webhooks

extension WebhookStoreConformance {
    static var endpointChecks: [WebhookStoreCheck<Store>] {
        [
            WebhookStoreCheck("an endpoint is kept whole, and nobody else sees it") { store, clock in
                let world = World(clock: clock)
                let ada = try world.user("ada")
                let bob = try world.user("bob")
                let endpoint = try world.endpoint(1)
                let disabled = try world.endpoint(2, job: world.job(1), state: .disabled(.byUser, at: clock.now))
                try expectEqual(await store.insert(endpoint, limit: 5), true)
                try expectEqual(await store.insert(disabled, limit: 5), true)
                try expectEqual(await store.endpoint(endpoint.id, of: ada), endpoint)
                try expectEqual(await store.endpoint(disabled.id, of: ada), disabled)
                try expectEqual(await store.endpoint(endpoint.id, of: bob), nil)
                try expectEqual(await store.endpoints(of: bob), [])
                try expectEqual(await store.removeEndpoint(endpoint.id, of: bob), false)
                try expectEqual(await store.endpoint(endpoint.id, of: ada), endpoint)
            },
            WebhookStoreCheck("an id is taken once, and a user has a limit that single jobs' endpoints do not count for") { store, clock in
                let world = World(clock: clock)
                let first = try world.endpoint(1)
                try expectEqual(await store.insert(first, limit: 1), true)
                try expectEqual(await store.insert(first, limit: 5), false)
                try expectEqual(await store.insert(world.endpoint(2), limit: 1), false)
                try expectEqual(await store.insert(world.endpoint(3, job: world.job(1)), limit: 1), true)
                try expectEqual(await store.insert(world.endpoint(4, user: "bob"), limit: 1), true)
                try expectEqual(await store.insert(world.endpoint(5), limit: 2), true)
            },
            WebhookStoreCheck("of concurrent inserts no more succeed than the limit") { store, clock in
                let world = World(clock: clock)
                let inserted = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in UInt64(1)...8 {
                        let endpoint = try world.endpoint(number)
                        group.addTask { try await store.insert(endpoint, limit: 3) }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                try expectEqual(inserted, 3)
                try expectEqual(await store.endpoints(of: world.user("ada")).count, 3)
            },
            WebhookStoreCheck("a user's endpoints for all jobs come newest first") { store, clock in
                let world = World(clock: clock)
                let ada = try world.user("ada")
                let old = try world.endpoint(1)
                clock.advance(milliseconds: 10)
                let new = try world.endpoint(2)
                let own = try world.endpoint(3, job: world.job(1))
                let foreign = try world.endpoint(4, job: world.job(2))
                let disabled = try world.endpoint(5, state: .disabled(.gone, at: clock.now))
                let stranger = try world.endpoint(6, user: "bob")
                for endpoint in [old, new, own, foreign, disabled, stranger] { _ = try await store.insert(endpoint, limit: 9) }
                try expectEqual(await store.endpoints(of: ada).map(\.id), [disabled.id, new.id, old.id])
            },
            WebhookStoreCheck("a change is written once: who changed an older revision is told") { store, clock in
                let world = World(clock: clock)
                let ada = try world.user("ada")
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                var changed = endpoint
                changed.move(to: try TargetURL("https://other.test/"))
                changed.statuses = ["failed"]
                changed.rotate(to: try world.secret(3), at: clock.now, overlapMilliseconds: 1_000)
                try expectEqual(await store.replace(changed), true)
                try expectEqual(await store.replace(changed), false)
                try expectEqual(await store.replace(world.endpoint(9)), false)
                let stored = try await store.endpoint(endpoint.id, of: ada)
                try expectEqual(stored?.revision, 2)
                try expectEqual(stored?.url, "https://other.test/")
                try expectEqual(stored?.host, "other.test")
                try expectEqual(stored?.statuses, ["failed"])
                try expectEqual(stored?.secrets, changed.secrets)
            },
            WebhookStoreCheck("disabling an endpoint abandons what waits for it, and enabling brings nothing back") { store, clock in
                let world = World(clock: clock)
                let ada = try world.user("ada")
                let endpoint = try world.endpoint(1)
                let other = try world.endpoint(2)
                for one in [endpoint, other] { _ = try await store.insert(one, limit: 5) }
                let waiting = world.delivery(1, to: endpoint)
                let unharmed = world.delivery(2, to: other)
                _ = try await store.add([waiting, unharmed])
                var disabled = endpoint
                disabled.disable(.byUser, at: clock.now)
                try expectEqual(await store.replace(disabled), true)
                try expectEqual(await store.delivery(waiting.id, of: ada)?.phase, .abandoned(.endpointDisabled, at: clock.now))
                try expectEqual(await store.delivery(unharmed.id, of: ada), unharmed)
                disabled.enable()
                try expectEqual(await store.replace(disabled), false)
                var stored = try await store.endpoint(endpoint.id, of: ada)
                stored?.enable()
                if let stored { try expectEqual(await store.replace(stored), true) }
                try expectEqual(await store.takeDue(.all).map(\.delivery.id), [unharmed.id])
            },
            WebhookStoreCheck("an endpoint goes with its deliveries, a forgotten job with its endpoints and all that tells of it") {
                store,
                clock in
                let world = World(clock: clock)
                let ada = try world.user("ada")
                let endpoint = try world.endpoint(1)
                let kept = try world.endpoint(2)
                let own = try world.endpoint(3, job: world.job(1))
                for one in [endpoint, kept, own] { _ = try await store.insert(one, limit: 5) }
                let gone = world.delivery(1, to: endpoint, job: 2)
                let told = world.delivery(2, to: kept, job: 1)
                let test = world.delivery(3, to: kept, job: nil)
                let owned = world.delivery(4, to: own, job: 1)
                _ = try await store.add([gone, told, test, owned])
                try expectEqual(await store.removeEndpoint(endpoint.id, of: ada), true)
                try expectEqual(await store.removeEndpoint(endpoint.id, of: ada), false)
                try expectEqual(await store.delivery(gone.id, of: ada), nil)
                try await store.forget(world.job(1))
                try expectEqual(await store.endpoint(own.id, of: ada), nil)
                for delivery in [told, owned] { try expectEqual(await store.delivery(delivery.id, of: ada), nil) }
                try expectEqual(await store.endpoint(kept.id, of: ada), kept)
                try expectEqual(await store.takeDue(.all).map(\.delivery), [test])
            },
        ]
    }
}
