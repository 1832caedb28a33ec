import EventSourcing
import Logging
import ProcessSupport
import ServiceLifecycle
import StoreConformance
import Testing

@testable import Webhooks

@Suite("The dispatcher of webhooks")
struct WebhookDispatcherTests {
    private let clock = ManualClock(Fixture.time)
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func store() -> InMemoryWebhookStore {
        let clock = self.clock
        return InMemoryWebhookStore { clock.now }
    }

    private func options(_ waits: [Int64] = [0, 0, 0, 0]) -> DispatcherOptions {
        var options = DispatcherOptions()
        options.schedule = DeliverySchedule(nominalMilliseconds: waits, retryAfterLimitMilliseconds: 60_000)
        // Wakes alone must do.
        options.period = .seconds(3_600)
        return options
    }

    /// Runs a dispatcher while `body` does, and then stops it gracefully.
    private func run(_ dispatcher: WebhookDispatcher, _ body: () async throws -> Void) async throws {
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [dispatcher], logger: self.logger))
        async let running: Void = group.run()
        // What it throws cancels the dispatcher, whose tries may be held up for ever.
        try await body()
        await group.triggerGracefulShutdown()
        try await running
    }

    private func settled(_ id: WebhookDeliveryID, in store: InMemoryWebhookStore) async throws -> WebhookDelivery {
        let user = try Fixture.user()
        try await eventually("a delivery is settled") { await store.delivery(id, of: user)?.phase.isSettled == true }
        return try #require(await store.delivery(id, of: user))
    }

    @Test("tries again after failures, with the same id and body, until the receiver takes the message")
    func retries() async throws {
        try await Receiver.with([.reply(500), .close, .reply(503), .reply(200)]) { receiver in
            let store = self.store()
            let endpoint = try Fixture.endpoint(1, url: "http://hooks.test:\(receiver.port)/hook")
            _ = try await store.insert(endpoint, limit: 1)
            let delivery = try #require(
                WebhookFanOut.deliveries(of: Fixture.change(7), to: [Fixture.listener(endpoint)], now: self.clock.now).first
            )
            _ = await store.add([delivery])
            let dispatcher = WebhookDispatcher(store: store, sender: try Sending.sender(), options: self.options(), logger: self.logger)
            try await self.run(dispatcher) {
                let settled = try await self.settled(delivery.id, in: store)
                #expect(settled.phase == .delivered(at: self.clock.now))
                #expect(settled.attempts.map(\.status) == [500, nil, 503, 200])
                #expect(settled.attempts.map(\.errorCode) == ["status_not_2xx", "connection_closed", "status_not_2xx", nil])
            }
            #expect(receiver.requests.map { $0.headers["webhook-id"] } == Array(repeating: delivery.id.description, count: 4))
            #expect(Set(receiver.requests.map(\.content)) == [WebhookPayload.body(of: Fixture.change(7))])
        }
    }

    @Test("sends an endpoint that answered 410 nothing more")
    func gone() async throws {
        try await Receiver.with([.reply(410), .reply(200)]) { receiver in
            let store = self.store()
            let endpoint = try Fixture.endpoint(1, url: "http://hooks.test:\(receiver.port)/hook")
            _ = try await store.insert(endpoint, limit: 1)
            let deliveries = (UInt64(1)...3).map { Fixture.delivery($0, to: endpoint) }
            _ = await store.add(deliveries)
            var options = self.options()
            options.concurrency = 1
            let dispatcher = WebhookDispatcher(store: store, sender: try Sending.sender(), options: options, logger: self.logger)
            try await self.run(dispatcher) {
                let first = try await self.settled(deliveries[0].id, in: store)
                #expect(first.phase == .abandoned(.gone, at: self.clock.now))
                for delivery in deliveries[1...] {
                    let other = try await self.settled(delivery.id, in: store)
                    #expect(other.phase == .abandoned(.endpointDisabled, at: self.clock.now))
                }
            }
            #expect(await store.endpoint(endpoint.id, of: endpoint.userID)?.state == .disabled(.gone, at: self.clock.now))
            #expect(receiver.requests.count == 1)
        }
    }

    @Test("signs by the secrets that are in force when it sends")
    func rotation() async throws {
        try await Receiver.with([.reply(200)]) { receiver in
            let store = self.store()
            var endpoint = try Fixture.endpoint(1, url: "http://hooks.test:\(receiver.port)/hook")
            endpoint.rotate(to: try Fixture.secret(2), at: self.clock.now, overlapMilliseconds: 1_000)
            _ = try await store.insert(endpoint, limit: 1)
            let first = Fixture.delivery(1, to: endpoint)
            let second = Fixture.delivery(2, to: endpoint)
            _ = await store.add([first])
            let dispatcher = WebhookDispatcher(store: store, sender: try Sending.sender(), options: self.options(), logger: self.logger)
            try await self.run(dispatcher) {
                _ = try await self.settled(first.id, in: store)
                self.clock.advance(milliseconds: 1_000)
                _ = await store.add([second])
                dispatcher.wake()
                _ = try await self.settled(second.id, in: store)
            }
            #expect(receiver.requests.map { $0.headers["webhook-signature"]?.split(separator: " ").count } == [2, 1])
        }
    }

    @Test("has no more under way than its places, and of one host no more than its share")
    func bounds() async throws {
        let store = self.store()
        let slow = try Fixture.endpoint(1, url: "https://slow.test/")
        let fast = try Fixture.endpoint(2, url: "https://fast.test/")
        for endpoint in [slow, fast] { _ = try await store.insert(endpoint, limit: 2) }
        let many = (UInt64(1)...12).map { Fixture.delivery($0, to: slow) }
        let few = (UInt64(13)...14).map { Fixture.delivery($0, to: fast) }
        _ = await store.add(many + few)
        var options = self.options()
        options.concurrency = 3
        options.perHost = 2
        let record = SendingRecord()
        let gate = Gate()
        let dispatcher = WebhookDispatcher(store: store, options: options, logger: self.logger) { message in
            await record.send(message) {
                if message.url == "https://slow.test/" { await gate.pass() }
                return .delivered(status: 200)
            }
        }
        try await self.run(dispatcher) {
            // The fast host is served while the slow one holds all it may.
            for delivery in few { _ = try await self.settled(delivery.id, in: store) }
            try await eventually("the slow one holds all it may") { record.started.count >= 4 }
            #expect(record.started.count == 4)
            await gate.open()
            for delivery in many { _ = try await self.settled(delivery.id, in: store) }
        }
        #expect(record.started.count == 14)
        #expect(record.most(of: "slow.test") == 2)
        #expect(record.mostOfAll <= 3)
    }

    @Test("stops taking at a graceful shutdown, and ends when what is under way was written down")
    func gracefulShutdown() async throws {
        let store = self.store()
        let endpoint = try Fixture.endpoint(1)
        _ = try await store.insert(endpoint, limit: 1)
        let first = Fixture.delivery(1, to: endpoint)
        let second = Fixture.delivery(2, to: endpoint)
        _ = await store.add([first, second])
        var options = self.options()
        options.concurrency = 1
        let record = SendingRecord()
        let gate = Gate()
        let dispatcher = WebhookDispatcher(store: store, options: options, logger: self.logger) { message in
            await record.send(message) {
                // The shutdown has begun when this try ends.
                await withGracefulShutdownHandler {
                    await gate.pass()
                } onGracefulShutdown: {
                    Task { await gate.open() }
                }
                return .delivered(status: 200)
            }
        }
        try await self.run(dispatcher) { for await _ in record.starts { break } }
        #expect(record.started == [first.id.description])
        #expect(await store.delivery(first.id, of: endpoint.userID)?.phase == .delivered(at: self.clock.now))
        #expect(await store.delivery(second.id, of: endpoint.userID)?.attempts == [])
        #expect(await store.takeDue(DueQuery(limit: 9, perHost: 9, leaseMilliseconds: 1)).map(\.delivery) == [second])
    }

    @Test("gives what it was sending back when it is cancelled")
    func cancelled() async throws {
        let store = self.store()
        let endpoint = try Fixture.endpoint(1)
        _ = try await store.insert(endpoint, limit: 1)
        let delivery = Fixture.delivery(1, to: endpoint)
        _ = await store.add([delivery])
        let record = SendingRecord()
        let gate = Gate()
        let dispatcher = WebhookDispatcher(store: store, options: self.options(), logger: self.logger) { message in
            await record.send(message) {
                await gate.pass()
                return Task.isCancelled ? .cancelled : .timedOut
            }
        }
        let running = Task { try await dispatcher.run() }
        for await _ in record.starts { break }
        running.cancel()
        try await running.value
        #expect(await store.takeDue(DueQuery(limit: 9, perHost: 9, leaseMilliseconds: 1)).map(\.delivery) == [delivery])
    }

    @Test("looks into the store by itself, too")
    func period() async throws {
        let store = self.store()
        let endpoint = try Fixture.endpoint(1)
        _ = try await store.insert(endpoint, limit: 1)
        var options = self.options()
        options.period = .milliseconds(5)
        let dispatcher = WebhookDispatcher(store: store, options: options, logger: self.logger) { _ in .delivered(status: 200) }
        try await self.run(dispatcher) {
            let delivery = Fixture.delivery(1, to: endpoint)
            _ = await store.add([delivery])
            let settled = try await self.settled(delivery.id, in: store)
            #expect(settled.attempts.count == 1)
        }
    }
}
