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

    @Test("Keeps the feeds' contract", arguments: ChangeFeedConformance<InProcessBroker>.checks)
    func conformsAsFeed(_ check: ChangeFeedConformance<InProcessBroker>.Check) async throws {
        try await check.run(on: InProcessBroker())
    }

    @Test("Wiping forgets what is queued, not what consumers hold")
    func wipe() async throws {
        let broker = InProcessBroker()
        let consumer = await broker.consume(prefetch: 1)
        _ = await broker.publish([1, 2, 3].map { .sample($0) })
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
        _ = await broker.publish((1...8).map { .sample($0) })
        await first.stopTaking()
        await second.stopTaking()
        var counts = [0, 0]
        for await _ in first.deliveries { counts[0] += 1 }
        for await _ in second.deliveries { counts[1] += 1 }
        #expect(counts == [4, 4])
    }

    @Test("A task for a service outside is confirmed and kept nowhere: nobody can listen in one process")
    func tasks() async throws {
        let broker = InProcessBroker()
        let user = try #require(UserID("ada"))
        let task = ExternalTask(name: "documents.render", step: "render", attempt: 1, userID: user)
        let row = OutboxRow(id: 1, message: OutboxMessage(.task(task), jobID: JobID(high: 1, low: 1), priority: .high))
        #expect(await broker.publish([row, .sample(2)]) == [.confirmed, .confirmed])
        #expect(await broker.depth == 1)
    }
}

extension OutboxRow {
    fileprivate static func sample(_ number: Int64) -> Self {
        Self(id: number, message: OutboxMessage(jobID: JobID(high: 1, low: UInt64(number)), priority: .default))
    }
}
