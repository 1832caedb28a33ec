import BrokerConformance
import EventSourcing
import Messaging
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL queue", .serialized)
struct PostgreSQLQueueTests {
    @Test("Keeps the brokers' contract", arguments: BrokerConformance<PostgreSQLQueue>.checks)
    func conforms(_ check: BrokerCheck<PostgreSQLQueue>) async throws {
        try await TestStores.with { _, stores in
            try await check.run(on: PostgreSQLQueue(on: stores[0]))
        }
    }

    @Test("G9: what a dead process had taken goes to another as a redelivery, long before its lease runs out")
    func deadConsumer() async throws {
        try await TestStores.with(["w-1", "w-2"]) { database, stores in
            for (store, name) in zip(stores, ["w-1", "w-2"]) { try await Self.lease(name, on: store) }
            let dying = try await PostgreSQLQueue(on: stores[0]).consume(prefetch: 3)
            _ = try await PostgreSQLQueue(on: stores[0]).publish((1...3).map { Self.row($0) })
            var taken: [Delivery] = []
            for await delivery in dying.deliveries.prefix(3) { taken.append(delivery) }
            #expect(taken.map(\.isRedelivery) == [false, false, false])
            let heir = try await PostgreSQLQueue(on: stores[1]).consume(prefetch: 3)
            #expect(try await database.value("SELECT count(*) FROM selvedge.queue WHERE consumer = 'w-1'") == "3")
            await stores[0].close()
            var again: [Delivery] = []
            for await delivery in heir.deliveries.prefix(3) { again.append(delivery) }
            #expect(again.map(\.dispatch) == taken.map(\.dispatch))
            #expect(again.map(\.isRedelivery) == [true, true, true])
            await heir.close()
        }
    }

    @Test("G9: what a process had taken that stands still goes to another when its lease has run out")
    func stalledConsumer() async throws {
        let clock = ManualClock()
        try await TestStores.with(["w-1", "w-2"], clock: { clock.now }) { _, stores in
            for (store, name) in zip(stores, ["w-1", "w-2"]) { try await Self.lease(name, on: store) }
            let stalled = try await PostgreSQLQueue(on: stores[0]).consume(prefetch: 1)
            _ = try await PostgreSQLQueue(on: stores[1]).publish([Self.row(1)])
            for await _ in stalled.deliveries.prefix(1) {}
            let heir = try await PostgreSQLQueue(on: stores[1]).consume(prefetch: 1)
            clock.advance(milliseconds: 60_000)
            try await Self.lease("w-2", on: stores[1])
            for await delivery in heir.deliveries.prefix(1) { #expect(delivery.isRedelivery) }
            await stalled.close()
            await heir.close()
        }
    }

    @Test("Of several processes each dispatch goes to one, whoever published it")
    func sharing() async throws {
        try await TestStores.with(["w-1", "w-2", "w-3"]) { database, stores in
            var consumers: [PostgreSQLQueueConsumer] = []
            for (number, store) in stores.enumerated() {
                try await Self.lease("w-\(number + 1)", on: store)
                consumers.append(try await PostgreSQLQueue(on: store).consume(prefetch: 8))
            }
            let publisher = PostgreSQLQueue(on: stores[0])
            let seen = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for consumer in consumers {
                    group.addTask {
                        var ids: [Int64] = []
                        for await delivery in consumer.deliveries {
                            ids.append(delivery.dispatch.id)
                            await consumer.settle(delivery, as: .acknowledged)
                        }
                        return ids
                    }
                }
                for batch in 0..<10 { _ = try await publisher.publish((1...20).map { Self.row(Int64(batch * 20 + $0)) }) }
                let deadline = ContinuousClock.now + .seconds(30)
                while try await database.value("SELECT count(*) FROM selvedge.queue") != "0" {
                    try #require(ContinuousClock.now < deadline)
                    try await Task.sleep(for: .milliseconds(10))
                }
                for consumer in consumers { await consumer.close() }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(seen.sorted() == (1...200).map { Int64($0) })
        }
    }

    private static func lease(_ name: String, on store: PostgreSQLJobStore) async throws {
        let worker = try #require(WorkerID(name))
        try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 60_000)
    }

    private static func row(_ number: Int64) -> OutboxRow {
        OutboxRow(id: number, message: OutboxMessage(jobID: Stream.id(UInt64(number)), priority: .default))
    }
}
