import EventSourcing
import Testing
import Webhooks

/// The expected signatures were made by OpenSSL and by Python's hmac, not by this library.
@Suite("A webhook's signature")
struct WebhookSignatureTests {
    private static let body = Array(#"{"type":"job.completed","timestamp":"2026-11-21T10:14:03.123456Z","data":{"id":"x"}}"#.utf8)
    private static let id = "019aa000-0000-7000-8000-000000000001"
    private static let time = Timestamp(microseconds: 1_795_256_043_123_456)

    private func secret(_ text: String) throws -> WebhookSecret { try #require(WebhookSecret(text)) }
    private func old() throws -> WebhookSecret { try self.secret("whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=") }
    private func new() throws -> WebhookSecret { try self.secret("whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7") }

    @Test("is the specification's own example")
    func specification() throws {
        let secret = try self.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let headers = WebhookSigner(secrets: [secret])
            .headers(
                id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
                at: Timestamp(microseconds: 1_614_265_330_000_000),
                body: #"{"test": 2432232314}"#.utf8
            )
        #expect(headers.id == "msg_p5jXN8AQM9LWM0D4loKWxJek")
        #expect(headers.timestamp == "1614265330")
        #expect(headers.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("comes once for each secret in force, the newest first, and each receiver's secret fits")
    func rotation() throws {
        let headers = WebhookSigner(secrets: [try self.new(), try self.old()]).headers(id: Self.id, at: Self.time, body: Self.body)
        #expect(headers.timestamp == "1795256043")
        #expect(
            headers.signature == "v1,KFYMWQI1hxJ8bdv1N4zniX0kFYke3mQyzbEBB1wgu4U= v1,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxao="
        )
        for secret in [try self.old(), try self.new()] {
            try WebhookVerifier(secret: secret).verify(headers, body: Self.body, now: Self.time)
        }
        let stranger = try self.secret("whsec_" + String(repeating: "A", count: 32))
        #expect(throws: WebhookVerificationError.noMatchingSignature) {
            try WebhookVerifier(secret: stranger).verify(headers, body: Self.body, now: Self.time)
        }
    }

    @Test("covers the id, the time and every byte of the body")
    func tamper() throws {
        let secret = try self.old()
        let verifier = WebhookVerifier(secret: secret)
        let good = WebhookSigner(secrets: [secret]).headers(id: Self.id, at: Self.time, body: Self.body)
        try verifier.verify(good, body: Self.body, now: Self.time)

        var other = good
        other.id = "019aa000-0000-7000-8000-000000000002"
        #expect(throws: WebhookVerificationError.noMatchingSignature) { try verifier.verify(other, body: Self.body, now: Self.time) }
        other = good
        other.timestamp = "1795256044"
        #expect(throws: WebhookVerificationError.noMatchingSignature) { try verifier.verify(other, body: Self.body, now: Self.time) }
        for index in Self.body.indices {
            var body = Self.body
            body[index] ^= 1
            #expect(throws: WebhookVerificationError.noMatchingSignature) { try verifier.verify(good, body: body, now: Self.time) }
        }
    }

    @Test(
        "of another version, cut short or garbled counts for nothing",
        arguments: [
            "", "v1,", "v1", "R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxao=", "v1a,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxao=",
            "v2,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxao=", "v1,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxa==",
            "v1,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9V", "V1,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxao=",
        ]
    )
    func garbled(_ signature: String) throws {
        let headers = WebhookHeaders(id: Self.id, timestamp: "1795256043", signature: signature)
        #expect(throws: WebhookVerificationError.noMatchingSignature) {
            try WebhookVerifier(secret: try self.old()).verify(headers, body: Self.body, now: Self.time)
        }
    }

    @Test("is not believed when it is replayed later, or comes from the future")
    func replay() throws {
        let secret = try self.old()
        let headers = WebhookSigner(secrets: [secret]).headers(id: Self.id, at: Self.time, body: Self.body)
        let verifier = WebhookVerifier(secret: secret, toleranceSeconds: 300)
        try verifier.verify(headers, body: Self.body, now: Self.time.advanced(byMilliseconds: 300_000))
        try verifier.verify(headers, body: Self.body, now: Self.time.advanced(byMilliseconds: -300_000))
        #expect(throws: WebhookVerificationError.tooOld) {
            try verifier.verify(headers, body: Self.body, now: Self.time.advanced(byMilliseconds: 301_000))
        }
        #expect(throws: WebhookVerificationError.tooNew) {
            try verifier.verify(headers, body: Self.body, now: Self.time.advanced(byMilliseconds: -302_000))
        }
    }

    @Test(
        "needs a time in plain digits",
        arguments: ["", " 1795256043", "+1795256043", "-5", "1795256043.0", "0x6b", "99999999999999999999", "١٢"]
    )
    func malformedTime(_ timestamp: String) throws {
        let headers = WebhookHeaders(id: Self.id, timestamp: timestamp, signature: "v1,R3E9LrgMxd+A5qxlEjORE+mll+I5L7GmuReaLT9Vxao=")
        #expect(throws: WebhookVerificationError.malformedTimestamp) {
            try WebhookVerifier(secret: try self.old()).verify(headers, body: Self.body, now: Self.time)
        }
    }
}
