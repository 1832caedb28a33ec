import AMQP
import ServerSupport
import Synchronization
import Testing

@Suite("Connection to RabbitMQ", .timeLimit(.minutes(2)))
struct AMQPConnectionTests {
    private func withConnection(_ body: (AMQPConnection, String) async throws -> Void) async throws {
        let server = try await Servers.rabbitMQ()
        let queue = "amqp-\(UInt64.random(in: 0...UInt64.max))"
        let topology = AMQPTopology(queues: [AMQPQueue(name: queue, arguments: ["x-queue-type": .string("quorum")])])
        var configuration = try AMQPConfiguration(url: server.url())
        configuration.requestTimeout = .seconds(30)
        let connection = try AMQPConnection(configuration, topology: topology, window: 8)
        try await connection.connect()
        do {
            try await body(connection, queue)
        } catch {
            await connection.close()
            throw error
        }
        try await connection.delete(queues: [queue], exchanges: [])
        await connection.close()
    }

    /// Through the exchange without a name, whose routing keys are the queues' names.
    private func message(to queue: String, headers: AMQPTable = [:], body: [UInt8] = []) -> AMQPMessage {
        let properties = AMQPProperties(
            contentType: "application/json",
            headers: headers,
            messageID: "m",
            correlationID: "c",
            type: "t",
            timestamp: 1_700_000_000
        )
        return AMQPMessage(exchange: "", routingKey: queue, properties: properties, body: body)
    }

    @Test("Properties and headers of every kind come back as they were")
    func headers() async throws {
        try await self.withConnection { connection, queue in
            let headers: AMQPTable = [
                "null": .null, "bool": .bool(true), "integer": .integer(-5), "double": .double(1.5), "string": .string("ü"),
                "bytes": .bytes([0, 255]), "timestamp": .timestamp(9), "array": .array([.integer(1), .array([]), .string("")]),
                "table": .table(["inner": .table(["deep": .bool(false)]), "empty": .table([:])]),
            ]
            let sent = self.message(to: queue, headers: headers, body: [1, 2])
            #expect(try await connection.publish([sent]) == [.confirmed])
            let read = try await connection.beginReading(queue, limit: 5)
            var properties = try #require(read.first).properties
            // What the connection and RabbitMQ add.
            for header in ["x-publish-tag", "x-delivery-count"] { properties.headers[header] = nil }
            #expect(properties == sent.properties)
            #expect(read.map(\.body) == [[1, 2]])
            try await connection.endReading(acknowledging: read[0].tag)
        }
    }

    @Test("Bodies of no bytes and of several frames arrive whole, read and consumed", arguments: [0, 1, 131_064, 500_000])
    func sizes(_ size: Int) async throws {
        try await self.withConnection { connection, queue in
            let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            #expect(try await connection.publish([self.message(to: queue, body: body)]) == [.confirmed])
            let read = try await connection.beginReading(queue, limit: 1)
            #expect(read.map(\.body) == [body])
            try await connection.endReading(acknowledging: nil)
            let (stream, continuation) = AsyncStream.makeStream(of: AMQPDelivery.self)
            let source = AMQPSource(queue: queue, prefetch: 10)
            let subscription = try await connection.subscribe(to: [source]) { event in
                if case .delivery(let delivery) = event { continuation.yield(delivery) }
            }
            var iterator = stream.makeAsyncIterator()
            let delivery = try #require(await iterator.next())
            #expect(delivery.body == body && delivery.isRedelivery && delivery.routingKey == queue)
            await connection.acknowledge(delivery.tag, isMultiple: false, of: subscription)
            await connection.unsubscribe(subscription)
        }
    }

    @Test("G6: an unroutable message among others is told from them")
    func returned() async throws {
        try await self.withConnection { connection, queue in
            let messages = (0..<60).map { self.message(to: $0.isMultiple(of: 7) ? "nowhere" : queue, body: [7]) }
            let confirmations = try await connection.publish(messages)
            #expect(confirmations == (0..<60).map { $0.isMultiple(of: 7) ? .returned : .confirmed })
        }
    }

    @Test("A message to an exchange that does not exist costs the connection, which comes back")
    func missingExchange() async throws {
        try await self.withConnection { connection, queue in
            var lost = self.message(to: queue)
            lost.exchange = "there-is-none-\(queue)"
            await #expect(throws: AMQPError.self) { try await connection.publish([lost]) }
            let deadline = ContinuousClock.now + .seconds(20)
            var confirmation: [AMQPConfirmation]?
            while confirmation == nil, ContinuousClock.now < deadline {
                confirmation = try? await connection.publish([self.message(to: queue)])
                if confirmation == nil { try await Task.sleep(for: .milliseconds(20)) }
            }
            #expect(confirmation == [.confirmed])
        }
    }

    @Test("Headers nested deeper than sixteen levels are read as null from there on, tables and arrays alike")
    func nesting() async throws {
        /// So many levels beneath the table of headers itself.
        func nested(_ levels: Int, around core: AMQPValue) -> AMQPValue {
            (0..<levels).reduce(core) { inner, level in level.isMultiple(of: 2) ? .table(["in": inner]) : .array([inner]) }
        }
        try await self.withConnection { connection, queue in
            let deep: AMQPTable = ["just": nested(15, around: .bool(true)), "deep": nested(60, around: .bool(true))]
            #expect(try await connection.publish([self.message(to: queue, headers: deep)]) == [.confirmed])
            let read = try await connection.beginReading(queue, limit: 1)
            let headers = try #require(read.first).properties.headers
            #expect(headers["just"] == deep["just"])
            var levels = 0
            var value = try #require(headers["deep"])
            while let inner = value.table?["in"] ?? value.array?.first {
                levels += 1
                value = inner
            }
            #expect(levels == 15 && value == .null)
            try await connection.endReading(acknowledging: read[0].tag)
        }
    }

    @Test("A queue that goes with its connection is nobody else's: a second connection with one of that name gets another")
    func ownQueues() async throws {
        try await self.withConnection { connection, queue in
            let name = "\(queue).own"
            let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
            let server = try await Servers.rabbitMQ()
            let second = try AMQPConnection(try AMQPConfiguration(url: server.url()))
            for each in [connection, second] {
                _ = try await each.subscribe(
                    to: [AMQPSource(queue: name, prefetch: 0, isAutomatic: true)],
                    declaring: [AMQPQueue(name: name, isDurable: false)],
                    bindings: [AMQPBinding(exchange: "amq.fanout", queue: name, routingKey: "")]
                ) { event in
                    if case .delivery(let delivery) = event { continuation.yield(delivery.body) }
                }
            }
            var sent = self.message(to: "", body: [5])
            sent.exchange = "amq.fanout"
            #expect(try await connection.publish([sent]) == [.confirmed])
            var iterator = stream.makeAsyncIterator()
            for _ in 0..<2 { #expect(await iterator.next() == [5]) }
            await second.close()
        }
    }

    @Test("Asking to connect again and again does not bring the next try forward")
    func impatience() async throws {
        var configuration = try AMQPConfiguration(url: "amqp://127.0.0.1:\(try FreePort.find())")
        configuration.backoff = AMQPBackoff(first: .seconds(60), most: .seconds(60))
        let failures = Atomic(0)
        let connection = try AMQPConnection(configuration) { event in
            if case .failed = event { failures.add(1, ordering: .relaxed) }
        }
        var errors: [AMQPError] = []
        for _ in 0..<20 {
            do throws(AMQPError) { try await connection.connect() } catch { errors.append(error) }
        }
        #expect(errors.count == 20 && Set(errors.map(\.description)).count == 1)
        #expect(failures.load(ordering: .relaxed) == 1)
        await connection.close()
    }

    @Test("A port that nobody listens to and a name that nobody has are unavailable, and said so")
    func unreachable() async throws {
        let dead = try FreePort.find()
        for host in ["127.0.0.1:\(dead)", "no-such-host.invalid"] {
            let connection = try AMQPConnection(try AMQPConfiguration(url: "amqp://\(host)"))
            do throws(AMQPError) {
                try await connection.connect()
                Issue.record("it connected")
            } catch {
                guard case .unavailable(let reason) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(reason.contains(host))
            }
            #expect(await connection.trouble != nil)
            await connection.close()
        }
    }
}
