import EventSourcing
public import Messaging

/// The whole contract of ``Broker`` as a list of checks; run each on a fresh broker.
public enum BrokerConformance<B: Broker> {
    public static var checks: [BrokerCheck<B>] { self.deliveryChecks + self.redeliveryChecks + self.priorityChecks }
}

extension BrokerConformance {
    static var deliveryChecks: [BrokerCheck<B>] {
        [
            BrokerCheck("G6: every dispatch is answered for, in order, and delivered whole") { broker in
                let trace = TraceContext(traceHigh: 1, traceLow: 2, spanID: 3, isSampled: true)
                let sent = (1...5).map { OutboxRow.sample($0, trace: $0 == 5 ? trace : nil) }
                try expectEqual(await broker.publish(sent), sent.map { _ in .confirmed })
                let taker = try await Taker(broker, prefetch: 10)
                let taken = try await taker.take(5)
                try expectEqual(taken.map(\.dispatch), sent.map { Dispatch($0) })
                try expect(taken.allSatisfy { !$0.isRedelivery }, "none was delivered before")
                try expectEqual(Set(taken.map(\.tag)).count, 5)
                await taker.consumer.close()
            },
            BrokerCheck("nothing published is nothing answered") { broker in
                try expectEqual(await broker.publish([]), [])
            },
            BrokerCheck("a consumer never has more unsettled than its prefetch; settling one brings the next") { broker in
                let first = try await Taker(broker, prefetch: 2)
                _ = try await broker.publish((1...3).map { .sample($0) })
                let taken = try await first.take(2)
                // Had the first been given the third too, the second would wait in vain.
                let second = try await Taker(broker, prefetch: 1)
                let third = try await second.take()
                try expectEqual(Set((taken + [third]).map(\.dispatch.id)), [1, 2, 3])
                _ = try await broker.publish([.sample(4)])
                try await first.acknowledge(taken[0])
                try expectEqual(try await first.take().dispatch.id, 4)
                await first.consumer.close()
                await second.consumer.close()
            },
            BrokerCheck("an acknowledged dispatch is gone") { broker in
                let taker = try await Taker(broker, prefetch: 1)
                _ = try await broker.publish([.sample(1), .sample(2)])
                try await taker.acknowledge(try await taker.take())
                let second = try await taker.take()
                try expectEqual(second.dispatch.id, 2)
                try await taker.acknowledge(second)
                await taker.consumer.close()
                let next = try await Taker(broker, prefetch: 1)
                _ = try await broker.publish([.sample(3)])
                try expectEqual(try await next.take().dispatch.id, 3)
                await next.consumer.close()
            },
            BrokerCheck("a consumer that stops taking gets no more, and can still settle what it has") { broker in
                let first = try await Taker(broker, prefetch: 4)
                _ = try await broker.publish([.sample(1)])
                let held = try await first.take()
                await first.consumer.stopTaking()
                _ = try await broker.publish([.sample(2)])
                var rest: [Int64] = []
                for await delivery in first.consumer.deliveries { rest.append(delivery.dispatch.id) }
                try expectEqual(rest, [])
                try await first.acknowledge(held)
                await first.consumer.close()
                let second = try await Taker(broker, prefetch: 4)
                try expectEqual(try await second.take().dispatch.id, 2)
                await second.consumer.close()
            },
        ]
    }
}
