import BrokerConformance
import EventSourcing
import Messaging
import Testing

@Suite("In-process broker", .timeLimit(.minutes(1)))
struct InProcessBrokerTests {
    @Test("Keeps the brokers' contract", arguments: BrokerConformance<InProcessBroker>.checks)
    func conforms(_ check: BrokerCheck<InProcessBroker>) async throws {
        try await check.run(on: InProcessBroker())
    }

    @Test("Wiping forgets what is queued, not what consumers hold")
    func wipe() async throws {
        let broker = InProcessBroker()
        let consumer = await broker.consume(prefetch: 1)
        _ = await broker.publish([1, 2, 3].map { Dispatch(id: $0, jobID: JobID(high: 1, low: UInt64($0)), priority: .default) })
        #expect(await broker.depth == 2)
        await broker.wipe()
        #expect(await broker.depth == 0)
        await consumer.close()
        #expect(await broker.depth == 1)
    }

    @Test("Dispatches go to the consumer with the fewest in hand")
    func fairness() async throws {
        let broker = InProcessBroker()
        let (first, second) = (await broker.consume(prefetch: 4), await broker.consume(prefetch: 4))
        _ = await broker.publish((1...8).map { Dispatch(id: $0, jobID: JobID(high: 1, low: UInt64($0)), priority: .default) })
        await first.stopTaking()
        await second.stopTaking()
        var counts = [0, 0]
        for await _ in first.deliveries { counts[0] += 1 }
        for await _ in second.deliveries { counts[1] += 1 }
        #expect(counts == [4, 4])
    }
}
