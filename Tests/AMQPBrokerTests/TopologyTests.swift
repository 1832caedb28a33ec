import AMQP
import AMQPBroker
import EventSourcing
import Messaging
import ServerSupport
import Testing

@Suite("Topology and access on RabbitMQ", .timeLimit(.minutes(2)))
struct TopologyTests {
    private func refusal(_ url: String, names: AMQPNames = AMQPNames()) async throws -> String {
        let broker = try AMQPBroker(try Fixture.configuration(url), names: names)
        var reason = "it was not refused"
        do throws(BrokerError) {
            try await broker.connect()
        } catch {
            if case .refused(let text) = error { reason = text } else { reason = "\(error)" }
        }
        await broker.close()
        return reason
    }

    @Test("Queues are reported by purpose, with what they hold and who takes from them")
    func queues() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            _ = try await broker.publish([.dispatch(1, .low), .dispatch(2, .low), .dispatch(3, .high)])
            let submissions = try await broker.takeSubmissions(prefetch: 1)
            let queues = try await broker.queues()
            #expect(queues.map(\.purpose) == ["high", "default", "low", "submissions", "dead-letters"])
            #expect(queues.map(\.ready) == [1, 0, 2, 0, 0])
            #expect(queues.map(\.consumers) == [0, 0, 0, 1, 0])
            #expect(queues[2].name == "\(fixture.names.prefix).jobs.low")
            await submissions.close()
        }
    }

    @Test("A queue that stands there in another form is refused with what differs and how to mend it")
    func otherForm() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker(AMQPBrokerOptions(deliveryLimit: 3)) { broker in
            try await broker.connect()
            let reason = try await self.refusal(fixture.server.url(), names: fixture.names)
            #expect(reason.contains("x-delivery-limit") && reason.contains(fixture.names.jobs(.high)))
            #expect(reason.contains("rabbitmqctl delete_queue"))
        }
    }

    @Test("A wrong password is refused, and no message holds it")
    func wrongPassword() async throws {
        let server = try await Servers.rabbitMQ()
        let reason = try await self.refusal("amqp://guest:s3cr3tive@127.0.0.1:\(server.port)")
        #expect(reason.contains("ACCESS_REFUSED") && !reason.contains("s3cr3tive"))
    }

    @Test("A missing virtual host is refused and named")
    func virtualHost() async throws {
        let server = try await Servers.rabbitMQ()
        let reason = try await self.refusal("amqp://guest:guest@127.0.0.1:\(server.port)/nowhere")
        #expect(reason.contains("nowhere") && reason.contains("add_vhost"))
    }

    @Test("Without a broker publishing says so at once, and goes on with another host that answers")
    func hosts() async throws {
        let server = try await Servers.rabbitMQ()
        let dead = try FreePort.find()
        let unreachable = try AMQPBroker(try Fixture.configuration("amqp://127.0.0.1:\(dead)"))
        await #expect(throws: BrokerError.self) { _ = try await unreachable.publish([.dispatch(1)]) }
        guard case .unavailable = await unreachable.trouble else {
            Issue.record("the trouble is not told")
            return
        }
        await unreachable.close()
        let names = AMQPNames(prefix: "t\(UInt64.random(in: 0...UInt64.max))")
        for _ in 0..<3 {
            let broker = try AMQPBroker(try Fixture.configuration("amqp://127.0.0.1:\(dead),127.0.0.1:\(server.port)"), names: names)
            #expect(try await broker.publish([.dispatch(1)]) == [.confirmed])
            #expect(await broker.trouble == nil)
            await broker.close()
        }
        let cleaner = try AMQPBroker(try Fixture.configuration(server.url()), names: names)
        try await cleaner.deleteTopology()
        await cleaner.close()
    }

    @Test("A queue deleted under its consumer is declared again, and dispatches flow on")
    func deletedWhileConsuming() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let consumer = try await broker.consume(prefetch: 4)
            _ = try await broker.publish([.dispatch(1)])
            let held = try #require(try await consumer.deliveries.elements(1).first)
            try await fixture.delete(fixture.names.jobs(.default))
            try await eventually("published") { try await broker.publish([.dispatch(2)]) == [.confirmed] }
            let next = try #require(try await consumer.deliveries.elements(1).first)
            #expect(next.dispatch.id == 2)
            // It went with its queue; settling it must not hurt.
            try await consumer.settle(held, as: .acknowledged)
            try await consumer.settle(next, as: .acknowledged)
            _ = try await broker.publish([.dispatch(3)])
            #expect(try await consumer.deliveries.elements(1).first?.dispatch.id == 3)
            await consumer.close()
        }
    }

    @Test("G6: with nobody consuming, what is published to a deleted queue is returned, and the next try arrives")
    func deletedWhilePublishing() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            #expect(try await broker.publish([.dispatch(1)]) == [.confirmed])
            try await fixture.delete(fixture.names.jobs(.default))
            #expect(try await broker.publish([.dispatch(2)]) == [.returned])
            #expect(try await broker.publish([.dispatch(2)]) == [.confirmed])
        }
    }

    @Test("A listener that has gone leaves no queue behind once the next change has come")
    func listenerGone() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let listener = Task { for await _ in try await broker.changes() {} }
            let isListening = { () async throws -> Bool in
                try await fixture.server.queues().keys.contains { $0.hasPrefix("\(fixture.names.events).") }
            }
            try await eventually("listening") { (try? await isListening()) == true }
            listener.cancel()
            _ = await listener.result
            let user = try #require(UserID("ada"))
            let job = JobID(high: 1, low: 1)
            let change = JobChange(jobID: job, userID: user, version: 1, status: "failed", stage: "done", step: nil, progress: 0)
            await broker.announce([change])
            try await eventually("gone") { (try? await isListening()) == false }
        }
    }
}
