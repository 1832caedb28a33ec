import AMQP
import AMQPBroker
import EventSourcing
import Messaging
import ServerSupport

/// Brokers with names of their own on a real RabbitMQ, deleted afterwards.
struct Fixture {
    let server: RabbitMQServer
    var requestTimeout = Duration.seconds(30)
    /// Two of them in silence are the end of a connection, and a busy machine may be silent for some time.
    var heartbeat = 30
    let names = AMQPNames(prefix: "t\(UInt64.random(in: 0...UInt64.max))")

    /// On the node that all tests share.
    static func shared() async throws -> Fixture { Fixture(server: try await Servers.rabbitMQ()) }

    /// Short times, so that tests of failures are short; but a busy machine may take its time over a request.
    static func configuration(
        _ url: String,
        requestTimeout: Duration = .seconds(30),
        heartbeat: Int = 30
    ) throws -> AMQPConfiguration {
        var configuration = try AMQPConfiguration(url: url)
        configuration.heartbeat = heartbeat
        configuration.connectTimeout = .seconds(3)
        configuration.requestTimeout = requestTimeout
        configuration.backoff = AMQPBackoff(first: .milliseconds(50), most: .milliseconds(400))
        return configuration
    }

    func broker(
        _ options: AMQPBrokerOptions = AMQPBrokerOptions(publishTimeout: .seconds(10)),
        observer: @escaping @Sendable (AMQPBrokerEvent) -> Void = { _ in }
    ) throws -> AMQPBroker {
        try AMQPBroker(
            try Self.configuration(self.server.url(), requestTimeout: self.requestTimeout, heartbeat: self.heartbeat),
            names: self.names,
            options: options,
            observer: observer
        )
    }

    /// Deletes a queue behind everybody's back.
    func delete(_ queue: String) async throws {
        let stranger = try AMQPConnection(try Self.configuration(self.server.url()))
        try await stranger.delete(queues: [queue], exchanges: [])
        await stranger.close()
    }

    /// Runs a test with a broker and removes what it declared.
    func withBroker<T>(
        _ options: AMQPBrokerOptions = AMQPBrokerOptions(publishTimeout: .seconds(10)),
        _ body: (AMQPBroker) async throws -> T
    ) async throws -> T {
        let broker = try self.broker(options)
        await Gate.sharedNode.enter()
        let result: Result<T, any Error>
        do {
            result = .success(try await body(broker))
        } catch {
            result = .failure(error)
        }
        try? await broker.deleteTopology()
        await broker.close()
        await Gate.sharedNode.leave()
        return try result.get()
    }
}

extension OutboxRow {
    static func dispatch(_ number: Int64, _ priority: Priority = .default) -> Self {
        Self(id: number, message: OutboxMessage(jobID: JobID(high: 7, low: UInt64(number)), priority: priority))
    }
}
