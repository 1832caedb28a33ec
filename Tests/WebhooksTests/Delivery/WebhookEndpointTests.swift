import EventSourcing
import Testing
import Webhooks

@Suite("An endpoint")
struct WebhookEndpointTests {
    private func signatures(_ endpoint: WebhookEndpoint, at time: Timestamp) -> Int {
        endpoint.signer(at: time).headers(id: "x", at: time, body: []).signature.split(separator: " ").count
    }

    @Test("signs by both secrets while one replaces the other, and by the new one alone afterwards")
    func rotation() throws {
        var endpoint = try Fixture.endpoint(1)
        let time = Fixture.time
        #expect(self.signatures(endpoint, at: time) == 1)
        endpoint.rotate(to: try Fixture.secret(2), at: time, overlapMilliseconds: 1_000)
        #expect(endpoint.secrets.map(\.secret) == [try Fixture.secret(2), try Fixture.secret(1)])
        #expect(self.signatures(endpoint, at: time.advanced(byMilliseconds: 999)) == 2)
        let later = time.advanced(byMilliseconds: 1_000)
        #expect(self.signatures(endpoint, at: later) == 1)
        let headers = endpoint.signer(at: later).headers(id: "x", at: later, body: [])
        try WebhookVerifier(secret: Fixture.secret(2)).verify(headers, body: [], now: later)
    }

    @Test("drops an old secret at once when there is no overlap")
    func leaked() throws {
        var endpoint = try Fixture.endpoint(1)
        endpoint.rotate(to: try Fixture.secret(2), at: Fixture.time, overlapMilliseconds: 0)
        #expect(endpoint.secrets.map(\.secret) == [try Fixture.secret(2)])
    }

    @Test("does not lengthen an old secret's time by another rotation, nor sign by more than four")
    func rotations() throws {
        var endpoint = try Fixture.endpoint(1)
        endpoint.rotate(to: try Fixture.secret(2), at: Fixture.time, overlapMilliseconds: 1_000)
        endpoint.rotate(to: try Fixture.secret(3), at: Fixture.time, overlapMilliseconds: 5_000)
        #expect(self.signatures(endpoint, at: Fixture.time.advanced(byMilliseconds: 1_000)) == 2)
        for byte in UInt8(4)...9 { endpoint.rotate(to: try Fixture.secret(byte), at: Fixture.time, overlapMilliseconds: 5_000) }
        #expect(self.signatures(endpoint, at: Fixture.time) == WebhookEndpoint.secretLimit)
        #expect(endpoint.secrets.first?.secret == (try Fixture.secret(9)))
    }

    @Test("moves with its host, and keeps the first reason of being disabled")
    func changes() throws {
        var endpoint = try Fixture.endpoint(1)
        endpoint.move(to: try TargetURL("https://Other.test:8443/x"))
        #expect(endpoint.url == "https://other.test:8443/x")
        #expect(endpoint.host == "other.test")
        endpoint.disable(.gone, at: Fixture.time)
        endpoint.disable(.byUser, at: Fixture.time.advanced(byMilliseconds: 5))
        #expect(endpoint.state == .disabled(.gone, at: Fixture.time))
        endpoint.enable()
        #expect(endpoint.state.isEnabled)
    }
}
