import EventSourcing
import Messaging

extension BrokerConformance {
    static var redeliveryChecks: [BrokerCheck<B>] {
        [
            BrokerCheck("G9: what a closed consumer had and did not settle goes to another at once, marked as a redelivery") { broker in
                let first = try await Taker(broker, prefetch: 3)
                _ = try await broker.publish((1...3).map { .sample($0) })
                let taken = try await first.take(3)
                try await first.acknowledge(taken[1])
                let second = try await Taker(broker, prefetch: 3)
                await first.consumer.close()
                let again = try await second.take(2)
                try expectEqual(again.map(\.dispatch.id).sorted(), [1, 3])
                try expect(again.allSatisfy(\.isRedelivery), "both were delivered before")
                await second.consumer.close()
            },
            BrokerCheck("a requeued dispatch is delivered again, marked as a redelivery") { broker in
                let taker = try await Taker(broker, prefetch: 1)
                _ = try await broker.publish([.sample(1)])
                try await taker.requeue(try await taker.take())
                let again = try await taker.take()
                try expectEqual(again.dispatch.id, 1)
                try expect(again.isRedelivery, "it was delivered before")
                try await taker.acknowledge(again)
                await taker.consumer.close()
            },
            BrokerCheck("a delivery settled twice counts once") { broker in
                let taker = try await Taker(broker, prefetch: 1)
                _ = try await broker.publish([.sample(1), .sample(2)])
                let first = try await taker.take()
                try await taker.acknowledge(first)
                try? await taker.requeue(first)
                try expectEqual(try await taker.take().dispatch.id, 2)
                await taker.consumer.close()
            },
            BrokerCheck("a consumer may close twice") { broker in
                let taker = try await Taker(broker, prefetch: 1)
                await taker.consumer.close()
                await taker.consumer.close()
            },
        ]
    }

    static var priorityChecks: [BrokerCheck<B>] {
        [
            BrokerCheck("high priority goes before low, and no priority starves") { broker in
                for (index, priority) in [Priority.low, .default, .high].enumerated() {
                    _ = try await broker.publish((0..<30).map { .sample(Int64(index * 100 + $0), priority) })
                }
                let taker = try await Taker(broker, prefetch: 1)
                var order: [Priority] = []
                for _ in 0..<90 {
                    let delivery = try await taker.take()
                    order.append(delivery.dispatch.priority)
                    try await taker.acknowledge(delivery)
                }
                let early = order.prefix(30)
                let counts = Priority.allCases.map { priority in early.count { $0 == priority } }
                try expect(counts[0] > counts[1] && counts[1] > counts[2], "of the first 30 high, default, low have \(counts)")
                try expect(counts[2] > 0, "low is not starved")
                await taker.consumer.close()
            },
            BrokerCheck("within a priority the order is kept") { broker in
                _ = try await broker.publish((1...20).map { .sample($0, .high) })
                let taker = try await Taker(broker, prefetch: 5)
                var order: [Int64] = []
                for _ in 0..<20 {
                    let delivery = try await taker.take()
                    order.append(delivery.dispatch.id)
                    try await taker.acknowledge(delivery)
                }
                try expectEqual(order, Array(1...20))
                await taker.consumer.close()
            },
        ]
    }
}
