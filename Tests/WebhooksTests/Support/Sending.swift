import EventSourcing
import Testing

@testable import Webhooks

/// What the tests of sending share.
enum Sending {
    static let time = Timestamp(microseconds: 1_795_256_043_123_456)
    static let body = Array(#"{"type":"job.completed"}"#.utf8)
    static let id = "019aa000-0000-7000-8000-000000000001"

    static func secret() throws -> WebhookSecret { try #require(WebhookSecret("whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=")) }

    static func message(to url: String) throws -> WebhookMessage {
        WebhookMessage(id: self.id, url: url, body: self.body, signer: WebhookSigner(secrets: [try self.secret()]))
    }

    static func sender(
        _ resolver: any HostResolver = TableResolver(["hooks.test": ["127.0.0.1"]]),
        opened: [String] = ["hooks.test", "127.0.0.1"],
        overall: Duration = .seconds(60),
        drain: Duration = .seconds(60),
        certificateAuthorities: String? = nil
    ) throws -> WebhookSender {
        var limits = SendingLimits()
        limits.overall = overall
        limits.drain = drain
        return try WebhookSender(
            targets: TargetGuard(resolver: resolver, opened: OpenedHosts(opened)),
            limits: limits,
            certificateAuthorities: certificateAuthorities,
            clock: { self.time }
        )
    }
}
