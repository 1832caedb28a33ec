import EventSourcing
import StoreConformance
import Webhooks

extension WebhookStoreConformance {
    static var readingChecks: [WebhookStoreCheck<Store>] {
        [
            WebhookStoreCheck("an endpoint's log comes newest first, page by page, and stays in place while more is added") {
                store,
                clock in
                let world = World(clock: clock)
                let ada = try world.user("ada")
                let endpoint = try world.endpoint(1)
                let other = try world.endpoint(2)
                for one in [endpoint, other] { _ = try await store.insert(one, limit: 5) }
                var made: [WebhookDelivery] = []
                for number in UInt64(1)...7 {
                    // Two of a time: the id decides.
                    if number % 2 == 1 { clock.advance(milliseconds: 1) }
                    made.append(world.delivery(number, to: endpoint))
                    _ = try await store.add([world.delivery(number + 100, to: other)])
                }
                _ = try await store.add(made)
                let expected = made.map(\.id).reversed()
                var found: [WebhookDeliveryID] = []
                var cursor: DeliveryCursor?
                while true {
                    let page = try await store.deliveries(of: endpoint.id, user: ada, before: cursor, limit: 3)
                    guard let last = page.last else { break }
                    try expect(page.count <= 3, "a page of \(page.count)")
                    found += page.map(\.id)
                    cursor = DeliveryCursor(last)
                    clock.advance(milliseconds: 1)
                    _ = try await store.add([world.delivery(UInt64(1_000 + found.count), to: endpoint)])
                }
                try expectEqual(found, Array(expected))
            },
            WebhookStoreCheck("another user sees no delivery and no log") { store, clock in
                let world = World(clock: clock)
                let bob = try world.user("bob")
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                let delivery = world.delivery(1, to: endpoint)
                _ = try await store.add([delivery])
                try expectEqual(await store.delivery(delivery.id, of: bob), nil)
                try expectEqual(await store.deliveries(of: endpoint.id, user: bob, before: nil, limit: 9), [])
                try expectEqual(await store.deliveries(of: endpoint.id, user: endpoint.userID, before: nil, limit: 9), [delivery])
            },
            WebhookStoreCheck("settled deliveries of a time are removed, a bounded number at once; those that wait stay") { store, clock in
                let world = World(clock: clock)
                let endpoint = try world.endpoint(1)
                _ = try await store.insert(endpoint, limit: 5)
                let old = (UInt64(1)...5).map { world.delivery($0, to: endpoint) }
                _ = try await store.add(old)
                for taken in try await store.takeDue(.all) where taken.delivery.id != old.last?.id {
                    let outcome = world.outcome(1, .delivered(at: clock.now), status: 200, code: nil)
                    _ = try await store.record(outcome, of: taken.delivery.id, fence: taken.fence)
                }
                clock.advance(milliseconds: 10)
                let limit = clock.now
                try expectEqual(await store.removeSettled(before: old.first?.createdAt ?? limit, limit: 9), 0)
                try expectEqual(await store.removeSettled(before: limit, limit: 3), 3)
                try expectEqual(await store.removeSettled(before: limit, limit: 3), 1)
                try expectEqual(await store.removeSettled(before: limit, limit: 3), 0)
                let left = try await store.deliveries(of: endpoint.id, user: endpoint.userID, before: nil, limit: 9)
                try expectEqual(left.map(\.id), old.last.map { [$0.id] } ?? [])
            },
        ]
    }
}
