import EventSourcing
import Messaging
import ServiceLifecycle
import Synchronization
import Testing

@testable import JobRuntime

@Suite("Change announcer", .timeLimit(.minutes(5)))
struct ChangeAnnouncerTests {
    /// Takes announcements one page at a time.
    private final class SlowFeed: ChangeFeed {
        let gate = Gate()
        private let told = Mutex<[JobChange]>([])

        var all: [JobChange] { self.told.withLock { $0 } }

        func announce(_ changes: [JobChange]) async {
            self.told.withLock { $0 += changes }
            await self.gate.pass()
        }

        func changes() -> AsyncStream<JobChange> { AsyncStream { $0.finish() } }
    }

    private func change(_ job: Int, version: Int) throws -> JobChange {
        JobChange(
            jobID: JobID(high: 1, low: UInt64(job)),
            userID: try #require(UserID("ada")),
            version: version,
            status: "processing",
            stage: "running",
            step: nil,
            progress: 0
        )
    }

    private func running(_ announcer: ChangeAnnouncer, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await announcer.run() }
            try await body()
            group.cancelAll()
        }
    }

    @Test("Of a job that moves faster than the feed only the newest state is told")
    func newestWins() async throws {
        let feed = SlowFeed()
        let announcer = ChangeAnnouncer(feed: feed)
        try await self.running(announcer) {
            announcer.note([try self.change(1, version: 1)])
            try await eventually("the feed is busy") { feed.gate.arrived == 1 }
            for version in [2, 3, 5, 4] { announcer.note([try self.change(1, version: version), try self.change(2, version: version)]) }
            feed.gate.open()
            try await eventually("all is told") { feed.all.count == 3 }
            #expect(feed.all.map(\.version) == [1, 5, 5])
        }
    }

    @Test("Under pressure the oldest jobs are dropped, and nobody who commits waits")
    func drops() async throws {
        let feed = SlowFeed()
        let announcer = ChangeAnnouncer(feed: feed)
        for job in 0..<10_000 { announcer.note([try self.change(job, version: 1)]) }
        feed.gate.open()
        try await self.running(announcer) { try await eventually("the rest is told") { feed.all.count >= 4096 } }
        #expect(feed.all.count == 4096)
        #expect(feed.all.first?.jobID == JobID(high: 1, low: 10_000 - 4096))
    }
}
