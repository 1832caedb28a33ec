import EventSourcing
import Jobs
import Logging
import ServiceLifecycle
import Testing

@testable import JobRuntime

@Suite("Committer", .timeLimit(.minutes(5)))
struct CommitterTests {
    @Test("Many appends at once go in few commits, and each is answered")
    func groupCommit() async throws {
        let store = FaultyStore(World.emptyStore())
        try await Self.running(on: store) { committer in
            store.gate.close()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<1000 {
                    group.addTask {
                        let outcome = try await committer.create(number)
                        #expect(outcome == .appended)
                    }
                }
                try await eventually("the first commit is under way") { store.gate.arrived == 1 }
                try await eventually("the rest waits") { committer.waitingCount >= 400 }
                store.gate.open()
                try await group.waitForAll()
            }
            #expect(await committer.statistics.requests == 1000)
            #expect(await committer.statistics.commits <= 50)
            #expect(await store.inner.jobs(JobQuery(limit: 2000)).count == 1000)
        }
    }

    @Test("What nobody waits for goes with what follows of its job")
    func holdsBack() async throws {
        let store = FaultyStore(World.emptyStore())
        try await Self.running(on: store, lingers: (.seconds(3600), .seconds(3600))) { committer in
            var sample = try JobSample(1)
            #expect(try await committer.append(try sample.create()) == .appended)
            let answers = Recorder()
            committer.enqueue(try sample.claim(), mayWait: true) { answers.note("\((try? $0.get()) == .appended)") }
            committer.enqueue(try sample.next(.advance(now: JobSample.now), asOwner: true)) {
                answers.note("\((try? $0.get()) == .appended)")
            }
            try await eventually("both are answered") { answers.entries == ["true", "true"] }
            #expect(store.appends == 2)
        }
    }

    @Test("What nobody waits for goes by itself when nothing follows")
    func holdsBackBriefly() async throws {
        let store = FaultyStore(World.emptyStore())
        try await Self.running(on: store) { committer in
            let answers = Recorder()
            committer.enqueue(try JobSample(2).creation(), mayWait: true) { answers.note("\((try? $0.get()) == .appended)") }
            try await eventually("nobody asked for it, and it is durable") { answers.entries == ["true"] }
            #expect(store.appends == 1)
        }
    }

    @Test("A refused append leaves those beside it in its batch alone")
    func refusal() async throws {
        let store = FaultyStore(World.emptyStore())
        try await Self.running(on: store) { committer in
            _ = try await committer.create(1)
            store.gate.close()
            async let first = committer.create(2)
            async let doubled = committer.create(1)
            async let last = committer.create(3)
            try await eventually("they wait") { committer.waitingCount + store.asked == 4 }
            store.gate.open()
            #expect(try await [first, doubled, last] == [.appended, .refused(.stale(actualVersion: 1)), .appended])
        }
    }

    @Test("After an unknown outcome the log decides: what stands there was appended, what does not was not", arguments: [true, false])
    func unknownOutcome(wasWritten: Bool) async throws {
        let store = FaultyStore(World.emptyStore()) { $0 == 1 ? (wasWritten ? .losesAnswer : .fails(.outcomeUnknown)) : nil }
        try await Self.running(on: store) { committer in
            if wasWritten {
                let outcome = try await committer.create(1)
                #expect(outcome == .appended)
            } else {
                await #expect(throws: StoreError.self) { try await committer.create(1) }
                let outcome = try await committer.create(1)
                #expect(outcome == .appended)
            }
            #expect(await store.inner.nearMisses(limit: 1).isEmpty)
        }
    }

    @Test("Outbox rows whose removal failed are removed by a later commit")
    func settledAgain() async throws {
        let store = FaultyStore(World.emptyStore()) { $0 == 2 ? .fails(.unavailable(reason: "test")) : nil }
        try await Self.running(on: store) { committer in
            _ = try await committer.create(1)
            let rows = await store.inner.outbox(after: 0, job: nil, limit: 10)
            #expect(rows.count == 1)
            committer.settle(rows.map(\.id))
            committer.flush()
            try await eventually("the second append has failed") { store.appends >= 2 }
            try await eventually("gone") {
                committer.flush()
                return await store.inner.backlog().outbox == 0
            }
        }
    }

    @Test("Nothing that was queued is lost at shutdown; what comes later fails at once")
    func shutdown() async throws {
        let store = FaultyStore(World.emptyStore())
        let committer = Committer(store: store, signals: RuntimeSignals(), telemetry: .silent)
        let answers = Recorder()
        store.gate.close()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.run(committer) {} }
            for number in 0..<10 {
                committer.enqueue(try JobSample(number).creation()) { result in answers.note("\((try? result.get()) == .appended)") }
            }
            try await eventually("a commit is under way") { store.gate.arrived >= 1 }
            store.gate.open()
            try await group.waitForAll()
        }
        #expect(answers.entries == Array(repeating: "true", count: 10))
        await #expect(throws: StoreError.self) { try await committer.create(99) }
    }

    private static func running(
        on store: FaultyStore,
        lingers: (shortest: Duration, longest: Duration) = (.milliseconds(4), .milliseconds(20)),
        _ body: @escaping @Sendable (Committer) async throws -> Void
    ) async throws {
        let committer = Committer(store: store, signals: RuntimeSignals(), telemetry: .silent, lingers: lingers)
        try await self.run(committer) { try await body(committer) }
    }

    /// Ends gracefully after the body.
    private static func run(_ committer: Committer, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: committer),
            .init(service: Guest(body: body), successTerminationBehavior: .gracefullyShutdownGroup),
        ]
        try await ServiceGroup(configuration: .init(services: services, logger: Logger(label: "test"))).run()
    }
}

extension Committer {
    /// Appends the making of a sample job.
    fileprivate nonisolated func create(_ number: Int) async throws -> AppendOutcome {
        try await self.append(try JobSample(number).creation())
    }
}
