import AMQPBroker
import EventSourcing
import Messaging
import Testing

@Suite("Changes over RabbitMQ", .timeLimit(.minutes(2)))
struct ChangeFeedTests {
    private func change(_ number: Int, step: String? = "render") throws -> JobChange {
        JobChange(
            jobID: JobID(high: 1, low: UInt64(number)),
            userID: try #require(UserID("ada")),
            version: number,
            status: "processing",
            stage: number == 1 ? "with \"quotes\"" : "without – née",
            step: step,
            progress: 40
        )
    }

    @Test("Who listens to others only hears of others' changes, and not of its own")
    func others() async throws {
        let fixture = try await Fixture.shared()
        try await fixture.withBroker { broker in
            let other = try fixture.broker()
            let (all, foreign) = (try await broker.changes(), try await broker.changesOfOthers())
            let (own, theirs) = (try self.change(1), try self.change(2, step: nil))
            await broker.announce([own])
            var heard = all.makeAsyncIterator()
            #expect(await heard.next() == own)
            await other.announce([theirs, own])
            #expect(await heard.next() == theirs)
            var heardOfOthers = foreign.makeAsyncIterator()
            #expect(await heardOfOthers.next() == theirs)
            #expect(await heardOfOthers.next() == own)
            await other.close()
        }
    }
}
