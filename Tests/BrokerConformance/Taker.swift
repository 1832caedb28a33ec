import EventSourcing
import Messaging

/// One consumer in a test's hands, read delivery by delivery.
struct Taker<B: Broker> {
    let consumer: B.Consumer

    init(_ broker: B, prefetch: Int) async throws {
        self.consumer = try await broker.consume(prefetch: prefetch)
    }

    /// The next delivery; fails when none comes within the time.
    func take(line: Int = #line) async throws -> Delivery {
        guard let delivery = try await self.takeIfAny(within: .seconds(20)) else {
            throw ConformanceFailure(description: "line \(line): no delivery came")
        }
        return delivery
    }

    func take(_ count: Int, line: Int = #line) async throws -> [Delivery] {
        var taken: [Delivery] = []
        for _ in 0..<count { taken.append(try await self.take(line: line)) }
        return taken
    }

    /// Nil at the end of the deliveries. Gives up, and the consumer's deliveries with it, only when time runs out.
    private func takeIfAny(within time: Duration) async throws -> Delivery? {
        let deliveries = self.consumer.deliveries
        return await withTaskGroup(of: Delivery?.self) { group in
            group.addTask {
                for await delivery in deliveries { return delivery }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: time)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    func acknowledge(_ delivery: Delivery) async throws { try await self.consumer.settle(delivery, as: .acknowledged) }
    func requeue(_ delivery: Delivery) async throws { try await self.consumer.settle(delivery, as: .requeued) }
}

extension OutboxRow {
    static func sample(_ number: Int64, _ priority: Priority = .default, trace: TraceContext? = nil) -> Self {
        Self(id: number, message: OutboxMessage(jobID: JobID(high: 1, low: UInt64(number)), priority: priority, trace: trace))
    }
}
