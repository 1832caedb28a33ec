import AMQP
import AMQPBroker
import EventSourcing
import Messaging
import ServerSupport
import Testing

@Suite("Dead letters and submissions on RabbitMQ", .timeLimit(.minutes(2)))
struct DeadLetterTests {
    /// Publishes as a producer outside would.
    private func submit(_ fixture: Fixture, _ body: String, id: String? = nil) async throws {
        let producer = try AMQPConnection(try Fixture.configuration(fixture.server.url()))
        let headers: AMQPTable = ["traceparent": .string("00-00000000000000010000000000000002-0000000000000003-01")]
        let properties = AMQPProperties(contentType: "application/json", headers: headers, messageID: id)
        let message = AMQPMessage(
            exchange: fixture.names.tasks,
            routingKey: "resumes.generate",
            properties: properties,
            body: Array(body.utf8)
        )
        #expect(try await producer.publish([message]) == [.confirmed])
        await producer.close()
    }

    @Test("A dispatch given back more often than the limit is set aside, listed with RabbitMQ's reason, and can be sent again")
    func deliveryLimit() async throws {
        try await Fixture.shared()
            .withBroker(AMQPBrokerOptions(deliveryLimit: 2)) { broker in
                let consumer = try await broker.consume(prefetch: 1)
                _ = try await broker.publish([.dispatch(5, .high)])
                for try await delivery in consumer.deliveries.prefix(3) { try await consumer.settle(delivery, as: .requeued) }
                try await eventually("listed") { try await broker.deadLetters(limit: 10).count == 1 }
                let letter = try #require(try await broker.deadLetters(limit: 10).first)
                #expect(letter.reason == "delivery_limit")
                #expect(letter.count == 1)
                #expect(letter.at != nil)
                #expect(letter.routingKey.hasSuffix(".jobs.high"))
                #expect(try await broker.deadLetters(limit: 10).map(\.id) == [letter.id])
                #expect(try await broker.requeueDeadLetter(id: letter.id))
                let again = try #require(try await consumer.deliveries.elements(1).first)
                #expect(again.dispatch.jobID == JobID(high: 7, low: 5))
                try await consumer.settle(again, as: .acknowledged)
                #expect(try await broker.deadLetters(limit: 10).isEmpty)
                #expect(try await !broker.requeueDeadLetter(id: letter.id))
                await consumer.close()
            }
    }

    @Test("A message that is no dispatch goes to the dead letters instead of to a worker")
    func foreign() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let consumer = try await broker.consume(prefetch: 1)
            let producer = try AMQPConnection(try Fixture.configuration(fixture.server.url()))
            let key = fixture.names.jobs(.low)
            let message = AMQPMessage(exchange: fixture.names.tasks, routingKey: key, properties: AMQPProperties(), body: [1])
            #expect(try await producer.publish([message]) == [.confirmed])
            await producer.close()
            try await eventually("listed") { try await broker.deadLetters(limit: 10).map(\.reason) == ["rejected"] }
            await consumer.close()
        }
    }

    @Test("A submission comes as it was sent, with its trace, and is gone once accepted")
    func accepted() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let submissions = try await broker.takeSubmissions(prefetch: 4)
            try await self.submit(fixture, #"{"jobId":"x"}"#)
            let message = try #require(try await submissions.messages.elements(1).first)
            #expect(String(decoding: message.body, as: UTF8.self) == #"{"jobId":"x"}"#)
            #expect(message.trace == TraceContext(traceHigh: 1, traceLow: 2, spanID: 3, isSampled: true))
            try await submissions.accept(message)
            await submissions.close()
            let queue = try await broker.queues().first { $0.purpose == "submissions" }
            #expect(queue?.ready == 0)
        }
    }

    @Test("A rejected submission is listed under its id with the reason and the time; requeued, it comes again and counts")
    func rejected() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let submissions = try await broker.takeSubmissions(prefetch: 4)
            try await self.submit(fixture, "not json", id: "letter-1")
            for count in 1...2 {
                let message = try #require(try await submissions.messages.elements(1).first)
                try await submissions.reject(message, reason: "bad_json")
                let letter = try #require(try await broker.deadLetters(limit: 10).first)
                #expect(letter.id == "letter-1")
                #expect(letter.reason == "bad_json")
                #expect(letter.routingKey == "resumes.generate")
                #expect(letter.size == 8)
                #expect(letter.count == count)
                #expect(letter.at != nil)
                #expect(try await broker.requeueDeadLetter(id: "letter-1"))
            }
            let third = try #require(try await submissions.messages.elements(1).first)
            #expect(String(decoding: third.body, as: UTF8.self) == "not json")
            try await submissions.accept(third)
            #expect(try await broker.deadLetters(limit: 10).isEmpty)
            await submissions.close()
        }
    }

    @Test("Submissions given back or not answered come again")
    func requeued() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let first = try await broker.takeSubmissions(prefetch: 1)
            try await self.submit(fixture, "a")
            let message = try #require(try await first.messages.elements(1).first)
            try await first.requeue(message)
            _ = try await first.messages.elements(1)
            await first.close()
            let second = try await broker.takeSubmissions(prefetch: 1)
            let again = try #require(try await second.messages.elements(1).first)
            #expect(again.body == [UInt8(ascii: "a")])
            try await second.accept(again)
            await second.close()
        }
    }

    @Test("A submission that nobody manages to answer is set aside too")
    func exhausted() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker(AMQPBrokerOptions(deliveryLimit: 1)) { broker in
            let submissions = try await broker.takeSubmissions(prefetch: 1)
            try await self.submit(fixture, "poison")
            for message in try await submissions.messages.elements(1) { try await submissions.requeue(message) }
            for message in try await submissions.messages.elements(1) { try await submissions.requeue(message) }
            try await eventually("listed") { try await broker.deadLetters(limit: 10).map(\.reason) == ["delivery_limit"] }
            await submissions.close()
        }
    }

    @Test("Listing dead letters takes none away, and one is requeued from among many")
    func many() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let submissions = try await broker.takeSubmissions(prefetch: 20)
            for number in 0..<12 { try await self.submit(fixture, "letter \(number)") }
            for message in try await submissions.messages.elements(12) { try await submissions.reject(message, reason: "bad_json") }
            let listed = try await broker.deadLetters(limit: 100)
            #expect(Set(listed.map(\.id)).count == 12)
            #expect(try await broker.deadLetters(limit: 5).count == 5)
            #expect(try await broker.requeueDeadLetter(id: listed[7].id))
            let back = try #require(try await submissions.messages.elements(1).first)
            #expect(String(decoding: back.body, as: UTF8.self) == "letter 7")
            try await submissions.accept(back)
            let rest = try await broker.deadLetters(limit: 100).map(\.id)
            #expect(Set(rest) == Set(listed.map(\.id)).subtracting([listed[7].id]))
            await submissions.close()
        }
    }
}
