import AMQPBroker
import BrokerConformance
import ServerSupport
import Testing

@Suite("RabbitMQ keeps the contracts", .timeLimit(.minutes(2)))
struct AMQPBrokerConformanceTests {
    @Test("Keeps the brokers' contract", arguments: BrokerConformance<AMQPBroker>.checks)
    func conforms(_ check: BrokerCheck<AMQPBroker>) async throws {
        try await Fixture.shared().withBroker { try await check.run(on: $0) }
    }

    @Test("Keeps the feeds' contract", arguments: ChangeFeedConformance<AMQPBroker>.checks)
    func conformsAsFeed(_ check: ChangeFeedConformance<AMQPBroker>.Check) async throws {
        try await Fixture.shared().withBroker { try await check.run(on: $0) }
    }
}
