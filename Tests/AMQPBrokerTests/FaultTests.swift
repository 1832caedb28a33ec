import AMQP
import AMQPBroker
import EventSourcing
import Messaging
import ServerSupport
import Synchronization
import Testing

/// One after another on a node of their own, which they stop, kill and wipe.
@Suite("RabbitMQ in trouble", .serialized, .timeLimit(.minutes(5)))
struct FaultTests {
    /// Started by the first test that asks; the process's end stops it.
    private static let server = Task.detached { try await RabbitMQServer() }

    private func fixture() async throws -> Fixture {
        let fixture = Fixture(server: try await Self.server.value, requestTimeout: .seconds(5))
        try await fixture.server.start()
        return fixture
    }

    private func publish(_ broker: AMQPBroker, _ row: OutboxRow, within time: Duration = .seconds(30)) async throws {
        try await eventually(within: time, "published") { (try? await broker.publish([row])) == [.confirmed] }
    }

    @Test("G6: killed in the middle of publishing, nothing that was confirmed is lost, and publishing goes on after the restart")
    func killedWhilePublishing() async throws {
        let fixture = try await self.fixture()
        try await fixture.withBroker(AMQPBrokerOptions(window: 64)) { broker in
            try await broker.connect()
            let (confirmed, failures) = try await withThrowingTaskGroup(of: Void.self) { group in
                let done = Mutex(false)
                let confirmed = Mutex<Set<Int64>>([])
                let failures = Mutex(0)
                group.addTask {
                    var next: Int64 = 0
                    while !done.withLock({ $0 }) {
                        let rows = (0..<50).map { OutboxRow.dispatch(next + $0) }
                        do {
                            let outcomes = try await broker.publish(rows)
                            let ids = zip(rows, outcomes).filter { $1 == .confirmed }.map(\.0.id)
                            confirmed.withLock { $0.formUnion(ids) }
                            next += 50
                        } catch {
                            failures.withLock { $0 += 1 }
                            try await Task.sleep(for: .milliseconds(20))
                        }
                    }
                }
                try await eventually("some confirmed") { confirmed.withLock { $0.count } > 500 }
                try await fixture.server.kill()
                try await eventually("noticed") { failures.withLock { $0 } > 0 }
                let before = confirmed.withLock { $0.count }
                try await fixture.server.start()
                try await eventually(within: .seconds(60), "going on") { confirmed.withLock { $0.count } > before + 500 }
                done.withLock { $0 = true }
                try await group.waitForAll()
                return (confirmed.withLock { $0 }, failures.withLock { $0 })
            }
            #expect(failures > 0)
            var missing = confirmed
            let consumer = try await broker.consume(prefetch: 100)
            for try await delivery in consumer.deliveries {
                missing.remove(delivery.dispatch.id)
                try await consumer.settle(delivery, as: .acknowledged)
                if missing.isEmpty { break }
            }
            #expect(missing.isEmpty)
            await consumer.close()
        }
    }

    @Test("G9: killed and restarted in the middle of consuming, what was not settled comes again and nothing is left over")
    func killedWhileConsuming() async throws {
        let fixture = try await self.fixture()
        try await fixture.withBroker { broker in
            let consumer = try await broker.consume(prefetch: 10)
            #expect(try await broker.publish((1...60).map { .dispatch($0) }).allSatisfy { $0 == .confirmed })
            let held = try await consumer.deliveries.elements(10)
            try await fixture.server.kill()
            // Settling on the dead connection is no error, and counts for nothing.
            for delivery in held { try await consumer.settle(delivery, as: .acknowledged) }
            try await fixture.server.start()
            var seen: Set<Int64> = []
            for try await delivery in consumer.deliveries {
                seen.insert(delivery.dispatch.id)
                try await consumer.settle(delivery, as: .acknowledged)
                if seen.count >= 50, seen.isSuperset(of: 11...60) { break }
            }
            try await eventually("nothing left") {
                guard let queues = try? await broker.queues() else { return false }
                return queues.allSatisfy { $0.ready == 0 }
            }
            await consumer.close()
        }
    }

    @Test("Silent for two heartbeats it counts as gone; when it comes back, so does everything")
    func paused() async throws {
        var fixture = try await self.fixture()
        fixture.heartbeat = 1
        let log = EventLog()
        let broker = try fixture.broker(observer: log.observer)
        let consumer = try await broker.consume(prefetch: 2)
        try await self.publish(broker, .dispatch(1))
        let first = try #require(try await consumer.deliveries.elements(1).first)
        try await consumer.settle(first, as: .acknowledged)
        await fixture.server.pause()
        let began = ContinuousClock.now
        await #expect(throws: BrokerError.self) { _ = try await broker.publish([.dispatch(2)]) }
        #expect(ContinuousClock.now - began < .seconds(9))
        try await eventually("both connections noticed") {
            ["publisher", "consumer"]
                .allSatisfy { name in
                    log.contains { event in
                        guard case .failed = event.event else { return false }
                        return event.connection == name
                    }
                }
        }
        #expect(await broker.trouble != nil)
        await fixture.server.resume()
        try await self.publish(broker, .dispatch(3))
        var seen: Set<Int64> = []
        for try await delivery in consumer.deliveries {
            seen.insert(delivery.dispatch.id)
            try await consumer.settle(delivery, as: .acknowledged)
            if seen.contains(3) { break }
        }
        await consumer.close()
        await broker.close()
    }

    @Test("Wiped, its queues are declared again and the consumer goes on")
    func wiped() async throws {
        let fixture = try await self.fixture()
        try await fixture.withBroker { broker in
            let consumer = try await broker.consume(prefetch: 2)
            try await self.publish(broker, .dispatch(1))
            _ = try await consumer.deliveries.elements(1)
            try await fixture.server.wipe()
            try await fixture.server.start()
            try await self.publish(broker, .dispatch(2))
            #expect(try await consumer.deliveries.elements(1).first?.dispatch.id == 2)
            await consumer.close()
        }
    }

    @Test("Short of disk it takes nothing: publishing waits and goes on afterwards, consuming goes on meanwhile")
    func alarm() async throws {
        let fixture = try await self.fixture()
        let log = EventLog()
        let broker = try fixture.broker(observer: log.observer)
        let consumer = try await broker.consume(prefetch: 2)
        try await self.publish(broker, .dispatch(1))
        let held = try #require(try await consumer.deliveries.elements(1).first)
        try await fixture.server.setDiskAlarm(true)
        async let outcomes = broker.publish((2...40).map { .dispatch($0) })
        try await eventually("told") {
            log.contains { event in
                guard case .blocked = event.event else { return false }
                return true
            }
        }
        #expect(await broker.trouble != nil)
        try await consumer.settle(held, as: .acknowledged)
        try await fixture.server.setDiskAlarm(false)
        #expect(try await outcomes.allSatisfy { $0 == .confirmed })
        #expect(await broker.trouble == nil)
        await consumer.close()
        await broker.close()
    }

    @Test("Blocked for longer than the publish timeout, publishing gives up and says why")
    func blockedTooLong() async throws {
        let fixture = try await self.fixture()
        let broker = try fixture.broker(AMQPBrokerOptions(publishTimeout: .milliseconds(700)))
        try await self.publish(broker, .dispatch(1))
        try await fixture.server.setDiskAlarm(true)
        await #expect(throws: BrokerError.unavailable(reason: "no answer in time to publishing")) {
            _ = try await broker.publish([.dispatch(2)])
        }
        try await fixture.server.setDiskAlarm(false)
        try await self.publish(broker, .dispatch(3))
        await broker.close()
    }

    @Test("Not there at first: consuming and listening begin when it comes, and publishing says that it is not there")
    func absentAtStart() async throws {
        let fixture = try await self.fixture()
        try await fixture.server.stop()
        try await fixture.withBroker { broker in
            let consumer = try await broker.consume(prefetch: 2)
            let changes = try await broker.changes()
            await #expect(throws: BrokerError.self) { _ = try await broker.publish([.dispatch(1)]) }
            await broker.announce([])
            try await fixture.server.start()
            try await self.publish(broker, .dispatch(2))
            #expect(try await consumer.deliveries.elements(1).first?.dispatch.id == 2)
            let user = try #require(UserID("ada"))
            let change = JobChange(
                jobID: JobID(high: 1, low: 1),
                userID: user,
                version: 1,
                status: "completed",
                stage: "done",
                step: nil,
                progress: 100
            )
            await broker.announce([change])
            #expect(try await changes.elements(1) == [change])
            await consumer.close()
        }
    }

    @Test("Connections that the broker closes come back by themselves, and what is in hand comes again in its own place")
    func closedByBroker() async throws {
        let fixture = try await self.fixture()
        try await fixture.withBroker { broker in
            let consumer = try await broker.consume(prefetch: 1)
            try await self.publish(broker, .dispatch(1))
            let held = try #require(try await consumer.deliveries.elements(1).first)
            try await fixture.server.closeConnections()
            let again = try #require(try await consumer.deliveries.elements(1).first)
            #expect(again.dispatch == held.dispatch && again.isRedelivery && again.tag != held.tag)
            try await self.publish(broker, .dispatch(2))
            try await consumer.settle(again, as: .acknowledged)
            #expect(try await consumer.deliveries.elements(1).first?.dispatch.id == 2)
            await consumer.close()
        }
    }
}
