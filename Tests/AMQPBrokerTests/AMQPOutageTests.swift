import AMQP
import AMQPBroker
import Testing

@Suite("The broker's absence, told by its connections")
struct AMQPOutageTests {
    private static let connected = AMQPConnectionEvent.connected(AMQPEndpoint(host: "h", port: 1))
    private static let failed = AMQPConnectionEvent.failed(.unavailable("gone"), retryAfter: .seconds(1))

    private func changes(_ events: [(String, AMQPConnectionEvent)]) -> [AMQPOutage.Change] {
        var outage = AMQPOutage()
        return events.compactMap { outage.note(AMQPBrokerEvent(connection: $0, event: $1)) }
    }

    @Test("One connection that is lost and back is no absence of the broker, however often it happens")
    func oneFlaps() {
        let begin = [("publisher", Self.connected), ("consumer", Self.connected)]
        let flap = [("consumer", Self.failed), ("consumer", Self.failed), ("consumer", Self.connected)]
        let other = [("publisher", Self.failed), ("publisher", Self.connected)]
        let seen = self.changes(begin + flap + other + flap)
        #expect(seen == [.began, .ended(wasTotal: false), .began, .ended(wasTotal: false), .began, .ended(wasTotal: false)])
    }

    @Test("All away at once are one, told once at its beginning and once when the last is back")
    func allAway() {
        let seen = self.changes([
            ("publisher", Self.connected), ("consumer", Self.connected), ("publisher", Self.failed), ("publisher", Self.failed),
            ("consumer", Self.failed), ("publisher", Self.connected), ("publisher", Self.failed), ("publisher", Self.connected),
            ("consumer", Self.connected), ("consumer", Self.failed), ("consumer", Self.connected),
        ])
        #expect(seen == [.began, .ended(wasTotal: true), .began, .ended(wasTotal: false)])
    }

    @Test("Away from the start, it was away")
    func start() {
        let seen = self.changes([("publisher", Self.failed), ("publisher", Self.connected), ("consumer", Self.connected)])
        #expect(seen == [.began, .ended(wasTotal: true)])
    }

    @Test("An operator's own connection counts for nothing, nor does anything else that happens")
    func others() {
        let seen = self.changes([
            ("administration", Self.failed), ("administration", Self.connected), ("publisher", .blocked(reason: "disk")),
            ("publisher", .unblocked), ("consumer", .consumerCancelled(queue: "q")),
        ])
        #expect(seen.isEmpty)
    }
}
