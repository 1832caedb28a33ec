import AMQP
import AMQPBroker
import EventSourcing
import Messaging
import ServerSupport
import Testing

@Suite("Publishing to RabbitMQ", .timeLimit(.minutes(2)))
struct PublishingTests {
    private func task(_ id: Int64, _ name: String) throws -> OutboxRow {
        let task = ExternalTask(name: name, step: "render", attempt: 2, userID: try #require(UserID("ada")))
        let trace = TraceContext(traceHigh: 1, traceLow: 2, spanID: 3, isSampled: true)
        return OutboxRow(id: id, message: OutboxMessage(.task(task), jobID: JobID(high: 7, low: 9), priority: .low, trace: trace))
    }

    @Test("Many more messages than the window are all confirmed, from several tasks at once")
    func window() async throws {
        try await Fixture.shared()
            .withBroker(AMQPBrokerOptions(window: 16)) { broker in
                let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                    for part in 0..<4 {
                        group.addTask {
                            let rows = (1...250).map { OutboxRow.dispatch(Int64(part * 1000 + $0), Priority.allCases[part % 3]) }
                            return try await broker.publish(rows).count { $0 == .confirmed }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(counts == [250, 250, 250, 250])
                let ready = try await broker.queues().prefix(3).map(\.ready)
                #expect(ready.reduce(0, +) == 1000)
            }
    }

    @Test("G6: messages that no queue takes are returned, and only they")
    func returned() async throws {
        try await Fixture.shared()
            .withBroker { broker in
                let rows = [.dispatch(1), try self.task(2, "nobody.listens"), .dispatch(3), try self.task(4, "nobody.either")]
                #expect(try await broker.publish(rows) == [.confirmed, .returned, .confirmed, .returned])
            }
    }

    @Test("Without the mandatory flag a lost message would count as confirmed")
    func mutant() async throws {
        try await Fixture.shared()
            .withBroker(AMQPBrokerOptions(isMandatory: false)) { broker in
                let row = try self.task(1, "nobody.listens")
                #expect(try await broker.publish([row]) == [.confirmed])
            }
    }

    @Test("A task reaches the service that listens to its name, with ids only and the trace")
    func tasks() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            try await broker.connect()
            let queue = "\(fixture.names.prefix).service"
            let topology = AMQPTopology(
                queues: [AMQPQueue(name: queue)],
                bindings: [AMQPBinding(exchange: fixture.names.tasks, queue: queue, routingKey: "documents.render")]
            )
            let service = try AMQPConnection(try Fixture.configuration(fixture.server.url()), topology: topology)
            try await service.connect()
            let row = try self.task(42, "documents.render")
            #expect(try await broker.publish([row]) == [.confirmed])
            let read = try await service.beginReading(queue, limit: 1)
            let delivery = try #require(read.first)
            let job = "00000000-0000-0007-0000-000000000009"
            let json = #"{"jobId":"\#(job)","userId":"ada","step":"render","attempt":2,"idempotencyKey":"\#(job):render"}"#
            #expect(String(decoding: delivery.body, as: UTF8.self) == json)
            #expect(delivery.properties.isPersistent)
            #expect(delivery.properties.headers["x-selvedge-outbox-id"] == .integer(42))
            #expect(delivery.properties.headers["traceparent"]?.string == "00-00000000000000010000000000000002-0000000000000003-01")
            try await service.endReading(acknowledging: delivery.tag)
            try await service.delete(queues: [queue], exchanges: [])
            await service.close()
        }
    }

    @Test("A cancelled publisher stops waiting for the rest of its batch")
    func cancellation() async throws {
        try await Fixture.shared()
            .withBroker(AMQPBrokerOptions(window: 1)) { broker in
                try await broker.connect()
                await withThrowingTaskGroup(of: Void.self) { group in
                    // One at a time these take many seconds.
                    group.addTask { _ = try await broker.publish((1...50_000).map { .dispatch($0) }) }
                    group.cancelAll()
                    await #expect(throws: BrokerError.unavailable(reason: "cancelled")) { try await group.next() }
                }
            }
    }

    @Test("After closing nothing is published or taken")
    func closed() async throws {
        let broker = try await Fixture.shared().broker()
        await broker.close()
        await #expect(throws: BrokerError.closed) { try await broker.publish([.dispatch(1)]) }
        await #expect(throws: BrokerError.closed) { _ = try await broker.consume(prefetch: 1) }
    }
}
