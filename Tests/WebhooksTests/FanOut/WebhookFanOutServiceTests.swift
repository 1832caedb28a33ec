import EventSourcing
import Logging
import ProcessSupport
import ServiceLifecycle
import StoreConformance
import Synchronization
import Testing

@testable import Webhooks

@Suite("The fan-out of webhooks")
struct WebhookFanOutServiceTests {
    private let clock = ManualClock(Fixture.time)
    private let jobs: InMemoryJobStore
    private let store: InMemoryWebhookStore
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() {
        let clock = self.clock
        let jobs = InMemoryJobStore { clock.now }
        self.jobs = jobs
        self.store = InMemoryWebhookStore(jobs: jobs) { clock.now }
    }

    private func service(
        _ history: EveryVersion = EveryVersion(),
        period: Duration = .seconds(3_600),
        onDeliveries: @escaping @Sendable () -> Void = {}
    ) -> WebhookFanOutService {
        var options = FanOutOptions()
        options.period = period
        options.idlePeriod = .seconds(3_600)
        return WebhookFanOutService(store: self.store, history: history, options: options, logger: self.logger, onDeliveries: onDeliveries)
    }

    /// Runs services while `body` does, and then stops them gracefully.
    private func run(_ services: [WebhookFanOutService], _ body: () async throws -> Void) async throws {
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: services, logger: self.logger))
        async let running: Void = group.run()
        try await body()
        await group.triggerGracefulShutdown()
        try await running
    }

    private func made(_ count: Int) async throws {
        try await eventually("there are \(count) deliveries") { await self.store.waiting() >= count }
        #expect(await self.store.waiting() == count)
    }

    @Test("tells at once of a change it is woken for, also by the first endpoint there is")
    func wakes() async throws {
        let told = Mutex(0)
        let service = self.service { told.withLock { $0 += 1 } }
        try await self.run([service]) {
            var stream = Stream(1, at: Fixture.time)
            try await self.jobs.commit(stream.next(2))
            service.jobsChanged()
            _ = try await self.store.insert(Fixture.endpoint(1), limit: 1)
            service.endpointsChanged()
            try await self.jobs.commit(stream.next())
            service.jobsChanged()
            try await self.made(1)
            try await eventually("whoever sends is woken") { told.withLock { $0 > 0 } }
        }
    }

    @Test("looks by itself, too")
    func period() async throws {
        _ = try await self.store.insert(Fixture.endpoint(1), limit: 1)
        try await self.run([self.service(period: .milliseconds(5))]) {
            var stream = Stream(1, at: Fixture.time)
            try await self.jobs.commit(stream.next(3))
            try await self.made(3)
        }
    }

    @Test("begins where the last one ended: what was committed while none ran is told, and nothing again")
    func resumes() async throws {
        for number in UInt64(1)...2 { _ = try await self.store.insert(Fixture.endpoint(number), limit: 2) }
        var stream = Stream(1, at: Fixture.time)
        try await self.jobs.commit(stream.next())
        try await self.run([self.service(period: .milliseconds(5))]) { try await self.made(2) }
        try await self.jobs.commit(stream.next())
        try await self.run([self.service(period: .milliseconds(5))]) { try await self.made(4) }
    }

    @Test("of several at once each change is told once")
    func several() async throws {
        _ = try await self.store.insert(Fixture.endpoint(1), limit: 1)
        let services = (0..<4).map { _ in self.service(period: .milliseconds(1)) }
        try await self.run(services) {
            for number in UInt64(1)...30 {
                var stream = Stream(number, at: Fixture.time)
                try await self.jobs.commit(stream.next(3))
                for service in services { service.jobsChanged() }
            }
            try await self.made(90)
        }
        let user = try Fixture.user()
        let all = await self.store.deliveries(of: try Fixture.endpoint(1).id, user: user, before: nil, limit: 1_000)
        #expect(Set(all.map { "\($0.jobID?.description ?? "") \(String(decoding: $0.body, as: UTF8.self))" }).count == 90)
    }

    @Test("what fails on the way is told when it goes again")
    func fails() async throws {
        _ = try await self.store.insert(Fixture.endpoint(1), limit: 1)
        var stream = Stream(1, at: Fixture.time)
        try await self.jobs.commit(stream.next(3))
        try await self.run([self.service(EveryVersion(failing: 5), period: .milliseconds(2))]) { try await self.made(3) }
    }
}
